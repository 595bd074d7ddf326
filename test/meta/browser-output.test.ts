import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { filesIn, root } from '../support/project-files.js';
import { importsOf } from '../support/imports.js';

const dist = join(root, 'dist');
const tags = [
  'oauth-session',
  'oauth-login-button',
  'oauth-login-panel',
  'oauth-logout-button',
  'oauth-user-badge',
  'oauth-complete-page',
  'oauth-sessions',
  'oauth-show',
];
const entries = [
  'oauth-elements.js',
  'index.js',
  'define.js',
  'session.js',
  ...tags.map((tag) => `${tag}.js`),
];

const serverWords: [what: string, pattern: RegExp][] = [
  ['a client secret’s name', /client_?secret/i],
  ['openid-client', /openid-client|oauth4webapi/],
  ['jose', /\bjose\b/],
  ['valibot', /\bvalibot\b/],
  ['a module of Node', /['"`]node:/],
];

/** What a page must never get, found in one file. */
const leaksIn = (text: string): string[] =>
  serverWords.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);

/** Every file that a browser may load from these entries, lazy ones included, and the packages they name. */
function reachable(names: string[]): { files: Set<string>; packages: Set<string> } {
  const files = new Set(names.map((name) => join(dist, name)));
  const packages = new Set<string>();
  for (const file of files) {
    for (const { target } of importsOf(file, readFileSync(file, 'utf8'))) {
      assert.notEqual(target, undefined, `${relative(root, file)} imports a computed path`);
      if (target?.startsWith('.')) files.add(join(dirname(file), target));
      else packages.add(target ?? '');
    }
  }
  return { files, packages };
}

describe('what a browser gets', () => {
  test('there is a built file for every entry', () => {
    assert.deepEqual(
      entries.filter((name) => !existsSync(join(dist, name))),
      [],
    );
  });

  test('names no secret and no server library', () => {
    const found = [...reachable(entries).files].flatMap((file) =>
      leaksIn(readFileSync(file, 'utf8')).map((what) => `${relative(root, file)}: ${what}`),
    );
    assert.deepEqual(found, []);
  });

  test('the script tag’s file begins with the hint to compile it while it arrives', () => {
    assert.match(readFileSync(join(dist, 'oauth-elements.js'), 'utf8'), /^\/\/# allFunctionsCalledOnLoad\n/);
  });

  test('the look of a login button comes in two files', () => {
    const [look = ''] =
      /chunks\/dress-button-[\w-]+\.js/.exec(readFileSync(join(dist, 'oauth-elements.js'), 'utf8')) ?? [];
    const files = [join(dist, look)];
    for (const file of files)
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/\b(?:from|import)"\.\/([^"]+)"/g))
        if (!files.includes(join(dirname(file), name))) files.push(join(dirname(file), name));
    assert.deepEqual(
      files.map((file) => relative(dist, file).replace(/-[\w-]{7}\.js$/, '')),
      ['chunks/dress-button', 'chunks/shared-parts'],
    );
  });

  test('the modules import no package but Lit', () => {
    const packages = [...reachable(entries).packages];
    assert.deepEqual(
      packages.filter((name) => !/^(lit|@lit\/context)(\/|$)/.test(name)),
      [],
    );
  });

  test('the headless session imports no package', () => {
    assert.deepEqual([...reachable(['session.js']).packages], []);
  });

  test('the file for a script tag imports no package', () => {
    assert.deepEqual([...reachable(['oauth-elements.js']).packages], []);
  });

  test('nothing built names a folder of the machine that built it', () => {
    const built = filesIn(['dist'], /\.(js|ts|json|txt)$/);
    assert.ok(built.length > 0);
    assert.deepEqual(
      built.filter(({ text }) => text.includes(root)).map(({ path }) => path),
      [],
    );
  });
});

describe('the search for server words', () => {
  test('finds each of them', () => {
    const planted = [
      `fetch(url, { body: "client_secret=" + x })`,
      `const settings = { clientSecret: x }`,
      `import * as client from 'openid-client';`,
      `import{SealJWE as e}from"jose";`,
      `import * as v from 'valibot';`,
      `import("node:crypto")`,
    ];
    assert.deepEqual(
      planted.filter((text) => leaksIn(text).length !== 1),
      [],
    );
  });
});
