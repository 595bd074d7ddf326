import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { outlineOf, readDocument } from '../support/documents.js';
import { root } from '../support/project-files.js';
import { assertCompiles, installPacked, nodeTypes, type PackedConsumer } from '../support/packed-consumer.js';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  exports: Record<string, unknown>;
};
const entries = Object.keys(manifest.exports);
// Built for a script tag: it brings the browser's half of Lit, and a package of Node has no use for it.
const browserOnly = ['./dist/oauth-elements.js', './dist/oauth-return.js'];
const modules = entries.filter((entry) => !/\.(json|html|css)$/.test(entry) && !browserOnly.includes(entry));
/** Typings that need the framework's own: `test/stacks/frameworks` checks them, with the frameworks. */
const ofFrameworks = ['./angular', './preact', './react', './solid', './svelte', './vue'];
/** Imports its framework, which the consumer here doesn't have. */
const inFramework = ['./angular'];
const specifier = (entry: string): string => manifest.name + entry.slice(1);

let consumer = '';
const shell = process.platform === 'win32';

/** Runs a module in plain Node, which has no window, beside the installed package. */
const runModule = (source: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: consumer,
    encoding: 'utf8',
  });

const namesOf = (entry: string): string[] =>
  JSON.parse(
    runModule(`console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier(entry))}))))`),
  ) as string[];

describe('the package as it is published', () => {
  let project: PackedConsumer | undefined;

  before(() => {
    project = installPacked(nodeTypes);
    consumer = project.folder;
  });

  after(() => {
    project?.remove();
  });

  test('holds the built files, the licence, and no source or test', () => {
    const packedFiles = project?.packedFiles ?? [];
    const strange = packedFiles.filter(
      (path) =>
        !/^(dist\/|docs\/(?:providers\/)?[^/]+\.md$|docs\/images\/|package\.json$|[A-Z]+\.md$|LICENSE$)/.test(
          path,
        ),
    );
    assert.deepEqual(strange, []);
    assert.ok(packedFiles.includes('LICENSE'));
  });

  test('holds every file that its documentation leads to', () => {
    const packedFiles = project?.packedFiles ?? [];
    const targets = packedFiles
      .filter((path) => path === 'README.md' || /^docs\/.*\.md$/.test(path))
      .flatMap((path) =>
        outlineOf(readDocument(path)).links.map((link) =>
          posix.join(posix.dirname(path), link.replace(/#.*/, '')),
        ),
      );
    assert.ok(targets.length > 20);
    assert.deepEqual(
      targets.filter((path) => !packedFiles.includes(path) && path !== 'docs'),
      [],
    );
  });

  test('gives bundlers and servers readable modules, each with a map that holds its sources', () => {
    const folder = join(consumer, 'node_modules', manifest.name);
    const readable = (project?.packedFiles ?? []).filter(
      (path) => /^dist\/(shared\/|server\/|[a-z-]+\.js$)/.test(path) && path.endsWith('.js'),
    );
    const ofModules = readable.filter((path) => !browserOnly.includes(`./${path}`));
    assert.ok(ofModules.length > 20);
    for (const path of ofModules) {
      const text = readFileSync(join(folder, path), 'utf8');
      assert.match(text, /\n\/\/# sourceMappingURL=/, path);
      assert.ok(
        text.split('\n').every((line) => line.length < 5000),
        `${path} is minified`,
      );
      const map = JSON.parse(readFileSync(join(folder, `${path}.map`), 'utf8')) as {
        sources: string[];
        sourcesContent: (string | null)[];
      };
      assert.equal(map.sourcesContent.length, map.sources.length);
      assert.ok(map.sourcesContent.every(Boolean), `${path}.map lacks a source`);
    }
  });

  test('declares each entry in one file, beside what entries share', () => {
    const declared = (project?.packedFiles ?? []).filter((path) => path.startsWith('dist/types/'));
    const ofEntries = declared.filter((path) => !path.startsWith('dist/types/shared/'));
    const wanted = modules
      .filter((entry) => !ofFrameworks.includes(entry))
      .map((entry) => `dist/types/${entry === '.' ? 'index' : entry.slice(2)}.d.ts`);
    assert.deepEqual(ofEntries.sort(), wanted.sort());
  });

  for (const entry of modules.filter((name) => !inFramework.includes(name))) {
    test(`${specifier(entry)} imports in plain Node`, () => {
      runModule(`await import(${JSON.stringify(specifier(entry))})`);
    });
  }

  for (const entry of entries.filter((name) => name.endsWith('.json'))) {
    test(`${specifier(entry)} is JSON`, () => {
      const source = `console.log(import.meta.resolve(${JSON.stringify(specifier(entry))}))`;
      const text = readFileSync(new URL(runModule(source).trim()), 'utf8');
      assert.equal(typeof JSON.parse(text), 'object');
    });
  }

  for (const entry of browserOnly) {
    test(`${specifier(entry)} is a module that parses`, () => {
      const path = join(consumer, 'node_modules', manifest.name, entry);
      assert.ok(existsSync(path));
      execFileSync(process.execPath, ['--check', path]);
    });
  }

  for (const [entry, open, cure] of [
    ['redis', "redisStore({ url: 'redis://127.0.0.1:1' })", 'npm install @redis/client'],
    ['postgres', "postgresStore({ url: 'postgres://127.0.0.1:1/x' })", 'npm install pg'],
  ] as const)
    test(`${manifest.name}/${entry} says what to install, as nothing of it is installed`, () => {
      const source = `
const { ${entry}Store } = await import('${manifest.name}/${entry}');
await ${open}.get('key').catch((error) => console.log(error.message));`;
      assert.ok(runModule(source).includes(cure));
    });

  const expected: [entry: string, names: string[]][] = [
    [
      '.',
      [
        'createSession',
        'OAuthSessionElement',
        'OAuthLoginButtonElement',
        'OAuthLogoutButtonElement',
        'OAuthUserBadgeElement',
        'OAuthCompletePageElement',
      ],
    ],
    ['./session', ['createSession']],
    ['./endpoint', ['createOAuthEndpoint', 'memoryStore']],
    ['./redis', ['redisStore']],
    ['./postgres', ['postgresStore']],
    ['./sqlite', ['sqliteStore']],
    ['./testing/store', ['storeCases', 'testStore']],
    ['./node', ['toNodeListener', 'toRequest']],
  ];
  for (const [entry, names] of expected) {
    test(`${specifier(entry)} exports what the documentation names`, () => {
      const actual = namesOf(entry);
      assert.deepEqual(
        names.filter((name) => !actual.includes(name)),
        [],
      );
    });
  }

  test('its types hold in a strict project that checks its libraries too', () => {
    const typed = modules.filter((entry) => !ofFrameworks.includes(entry));
    const imports = typed.map((entry) => `import '${specifier(entry)}';`).join('\n');
    const use = `
import { createServer } from 'node:http';
import { createSession, OAuthLoginButtonElement } from 'oauth-elements';
import { createOAuthEndpoint } from 'oauth-elements/endpoint';
import { toNodeListener, toRequest } from 'oauth-elements/node';

const button: OAuthLoginButtonElement = document.createElement('oauth-login-button');
button.addEventListener('login', (event) => {
  const provider: string = event.provider;
  // @ts-expect-error a field that no login event has: without types of its own, anything would pass
  void event.nonsense;
  void provider;
});
void createSession;
type Settings = Parameters<typeof createOAuthEndpoint>[0];
export const serve = (settings: Settings): unknown => createServer(toNodeListener(createOAuthEndpoint(settings)));
void ((request: Parameters<typeof toRequest>[0]): Request => toRequest(request));
`;
    writeFileSync(join(consumer, 'use.ts'), `${imports}\n${use}`);
    const language = ['--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', 'node'];
    const strictness = ['--strict', '--module', 'nodenext', '--noEmit', '--skipLibCheck', 'false'];
    assertCompiles(consumer, ...strictness, ...language, 'use.ts');
  });

  test('an app that imports define alone has the types of tags and events', () => {
    writeFileSync(
      join(consumer, 'define.ts'),
      `import '${manifest.name}/define';
document.addEventListener('login', ({ error, authorization }) => console.log(error || authorization?.user?.name));
document.addEventListener('logout', ({ provider }) => provider.length);
document.createElement('oauth-user-badge').noMenu = true;`,
    );
    const language = ['--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', 'node'];
    assertCompiles(consumer, '--strict', '--module', 'nodenext', '--noEmit', ...language, 'define.ts');
  });

  test('the installed command says how to use it', () => {
    const command = join(consumer, 'node_modules/.bin/oauth-elements');
    const help = execFileSync(command, ['--help'], { cwd: consumer, shell, encoding: 'utf8' });
    assert.match(help, /oauth-elements serve/);
  });
});
