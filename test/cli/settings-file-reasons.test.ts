import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { loadSettingsFile } from '../../src/cli/settings-file.js';

const secret = 'GOCSPX_never_to_be_printed';
const withheld = 'Its message may hold a secret and is not shown here: node FILE shows it';

describe('a settings file that can’t be loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  const inside = join(folder, 'node_modules', 'some-package');
  mkdirSync(inside, { recursive: true });
  writeFileSync(
    join(inside, 'package.json'),
    '{"name": "some-package", "exports": {"./endpoint": "./a.js", "./gone": "./gone.js"}}',
  );
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const reasonOf = async (file: string): Promise<string> => {
    const error = await loadSettingsFile(file).then(
      () => assert.fail('it loads'),
      (reason: unknown) => reason as Error,
    );
    assert.ok(error.message.startsWith(`${file}: `), error.message);
    assert.ok(!/GOCSPX|never_to/.test(error.message), error.message);
    return error.message.slice(file.length + 2).replaceAll(file, 'FILE');
  };

  const imports: [text: string, reason: string][] = [
    [
      `import 'some-package/endpoints';`,
      'line 1: imports some-package/endpoints, which that package does not export (ERR_PACKAGE_PATH_NOT_EXPORTED). Correct the name: exports in the package.json of some-package has all',
    ],
    [
      `\nimport 'some-package';`,
      'line 2: imports some-package, which that package does not export (ERR_PACKAGE_PATH_NOT_EXPORTED). Correct the name: exports in the package.json of some-package has all',
    ],
    [
      `import { x } from "@acme/keys/of-site";`,
      'line 1: imports @acme/keys/of-site, which is not there. In the folder of that file, run: npm install @acme/keys',
    ],
    [
      `const { x } = await import('absent');`,
      'line 1: imports absent, which is not there. In the folder of that file, run: npm install absent',
    ],
    [`import './keys.mjs';`, 'line 1: imports ./keys.mjs, which is not there. Correct its path'],
    [
      `import '../keys/of-site.mjs';`,
      'line 1: imports ../keys/of-site.mjs, which is not there. Correct its path',
    ],
    // A name that is put together may hold anything.
    [`const name = '${secret}';\nawait import(name);`, `Error ERR_MODULE_NOT_FOUND: it throws. ${withheld}`],
    [
      `const name = '${secret}';\nawait import('some-package/' + name);`,
      `Error ERR_PACKAGE_PATH_NOT_EXPORTED: it throws. ${withheld}`,
    ],
    [`import 'node:filesystem';`, `Error ERR_UNKNOWN_BUILTIN_MODULE: it throws. ${withheld}`],
  ];
  for (const [at, [text, reason]] of imports.entries())
    test(`says which import leads nowhere, where it stands, and what to do: ${text.trim()}`, async () => {
      assert.equal(await reasonOf(write(`import-${at}.mjs`, `${text}\nexport default {};`)), reason);
    });

  test('says which file of those that it imports has the import that leads nowhere', async () => {
    const imported = write('imported.mjs', `\n\nimport 'absent';`);
    const reason = await reasonOf(write('importing.mjs', `import './imported.mjs';\nexport default {};`));
    assert.equal(
      reason,
      `${imported}, line 3: imports absent, which is not there. In the folder of that file, run: npm install absent`,
    );
  });

  const fs = `import { readFileSync } from 'node:fs';`;
  const thrown: [text: string, reason: string][] = [
    [`throw new Error('my own reason');`, `Error, line 1: it throws. ${withheld}`],
    [`throw 'my own reason';`, `it throws. ${withheld}`],
    [`const a = ${secret};`, `ReferenceError, line 1: a name in it is not defined. ${withheld}`],
    [`${fs}\nreadFileSync('nope.key');`, 'Error ENOENT, line 2: nope.key: no such file'],
    [
      `${fs}\nreadFileSync(new URL('./keys/nope.key', import.meta.url));`,
      'Error ENOENT, line 2: ./keys/nope.key: no such file',
    ],
    [`${fs}\nreadFileSync('/');`, `Error EISDIR, line 2: it throws (is a folder). ${withheld}`],
    // The key itself in the place of its path is what people do wrong with a variable.
    [
      `${fs}\nconst key = '${secret}.pem';\nreadFileSync(key);`,
      `Error ENOENT, line 3: it throws (no such file). ${withheld}`,
    ],
    [`throw Object.assign(new Error('x'), { code: '${secret}' });`, `Error, line 1: it throws. ${withheld}`],
    [`throw Object.assign(new Error('x'), { name: '${secret}' });`, `Error, line 1: it throws. ${withheld}`],
    [
      `throw new TypeError('x', { cause: { code: 'ECONNREFUSED' } });`,
      `TypeError ECONNREFUSED, line 1: it throws. ${withheld}`,
    ],
  ];
  for (const [at, [text, reason]] of thrown.entries())
    test(`says what is known of what it throws, and how to see what it hides: ${text}`, async () => {
      assert.equal(await reasonOf(write(`thrown-${at}.mjs`, `${text}\nexport default {};`)), reason);
    });

  test('is named in quotes where its name has a space', async () => {
    const file = write('my settings.mjs', 'throw new Error();');
    const error = await loadSettingsFile(file).catch((reason: unknown) => reason as Error);
    assert.ok(error instanceof Error && error.message.endsWith(`: node ${JSON.stringify(file)} shows it`));
  });
});
