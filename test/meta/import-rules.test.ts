import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { filesIn } from '../support/project-files.js';
import { forbiddenImports } from '../support/import-rules.js';

const verdict = (path: string, text: string): number => forbiddenImports([{ path, text }]).length;

describe('the tree', () => {
  test('every part imports only what stands below it', () => {
    const files = filesIn(['components', 'src'], /\.ts$/);
    assert.ok(files.length > 0, 'there are no product files to read');
    assert.deepEqual(forbiddenImports(files), []);
  });
});

describe('the checker of the tree', () => {
  const refused: [title: string, path: string, text: string][] = [
    ['the session importing the endpoint', 'src/session/a.ts', `import { x } from '../endpoint/index.js';`],
    ['the endpoint importing the session', 'src/endpoint/a.ts', `import { x } from '../session/index.js';`],
    ['a type import across the border', 'src/session/a.ts', `import type { X } from '../endpoint/index.js';`],
    ['an inline type import', 'src/session/a.ts', `import { type X } from '../endpoint/index.js';`],
    ['a type by import()', 'src/session/a.ts', `let x: import('../endpoint/index.js').X;`],
    ['a dynamic import', 'src/session/a.ts', `void import('../endpoint/index.js');`],
    ['a re-export', 'src/session/a.ts', `export * from '../endpoint/index.js';`],
    ['a side-effect import', 'src/session/a.ts', `import '../endpoint/index.js';`],
    ['a require', 'src/session/a.ts', `const x = require('../endpoint/index.js');`],
    ['an import assignment', 'src/session/a.ts', `import x = require('../endpoint/index.js');`],
    ['a reference directive', 'src/session/a.ts', `/// <reference path="../endpoint/index.ts" />`],
    ['a computed import', 'src/endpoint/a.ts', 'void import(`./${name}.js`);'],
    ['the protocol importing a package', 'src/protocol/a.ts', `import { object } from 'valibot';`],
    ['a language importing the protocol', 'src/locales/en.ts', `import { x } from '../protocol/errors.js';`],
    ['the session importing a language', 'src/session/a.ts', `import { en } from '../locales/en.js';`],
    ['the protocol importing the session', 'src/protocol/a.ts', `import { x } from '../session/a.js';`],
    ['src importing Lit', 'src/session/a.ts', `import { html } from 'lit';`],
    ['src importing an element', 'src/session/a.ts', `import { x } from '../../components/index.js';`],
    ['an element importing the endpoint', 'components/a.ts', `import { x } from '../src/endpoint/index.js';`],
    ['an element importing a server package', 'components/a.ts', `import { SignJWT } from 'jose';`],
    ['an element importing Node', 'components/a/a.ts', `import { x } from 'node:fs';`],
    ['a package whose name only begins like Lit', 'components/a.ts', `import { x } from 'lit-extras';`],
    ['the session importing a server package', 'src/session/a.ts', `import * as v from 'valibot';`],
    ['the endpoint importing Node', 'src/endpoint/a.ts', `import { x } from 'node:crypto';`],
    ['the memory store importing Node', 'src/stores/memory/a.ts', `import { x } from 'node:crypto';`],
    ['the endpoint importing a store', 'src/endpoint/a.ts', `import { x } from '../stores/memory/a.js';`],
    ['a store importing another', 'src/stores/redis/a.ts', `import { x } from '../sqlite/a.js';`],
    ['a store importing the client of another', 'src/stores/redis/a.ts', `void import('pg');`],
    ['a store importing the session', 'src/stores/redis/a.ts', `import { x } from '../../session/a.js';`],
    ['what stores share importing a client', 'src/stores/guard-store.ts', `void import('@redis/client');`],
    [
      'the conformance suite importing a store',
      'src/testing/store/a.ts',
      `import { x } from '../../stores/memory/a.js';`,
    ],
    ['the conformance suite importing Node', 'src/testing/store/a.ts', `import { test } from 'node:test';`],
    ['an adapter importing a store', 'src/adapters/a.ts', `import { x } from '../stores/redis/a.js';`],
    ['the endpoint importing its entry', 'src/endpoint/a.ts', `import { x } from '../entries/endpoint.js';`],
    ['providers importing the endpoint', 'src/providers/a.ts', `import { x } from '../endpoint/index.js';`],
    ['providers importing a protocol library', 'src/providers/a.ts', `import { x } from 'openid-client';`],
    ['the endpoint importing an adapter', 'src/endpoint/a.ts', `import { x } from '../adapters/node.js';`],
    ['an adapter importing the command line', 'src/adapters/node.ts', `import { x } from '../cli/index.js';`],
    ['the command line importing the demo', 'src/cli/a.ts', `import { x } from '../../demo/server.js';`],
    [
      'an element importing a test',
      'components/a.ts',
      `import { x } from '../test/support/project-files.js';`,
    ],
    [
      'product code importing its own package',
      'src/cli/a.ts',
      `import { x } from 'oauth-elements/endpoint';`,
    ],
    ['a folder that has no rule', 'src/extras/a.ts', ''],
  ];
  for (const [title, path, text] of refused) {
    test(`refuses ${title}`, () => {
      assert.equal(verdict(path, text), 1);
    });
  }

  const allowed: [title: string, path: string, text: string][] = [
    ['an element using Lit', 'components/a/a.ts', `import { html } from 'lit/static-html.js';`],
    ['an element using context', 'components/a/a.ts', `import { ContextProvider } from '@lit/context';`],
    ['an element using the session', 'components/a/a.ts', `import { x } from '../../src/session/index.js';`],
    ['an element using a lazy neighbour', 'components/a/a.ts', `void import('../icons/github.js');`],
    ['the session using the protocol', 'src/session/a.ts', `import { x } from '../protocol/errors.js';`],
    ['the endpoint using its libraries', 'src/endpoint/a/b.ts', `import { x } from 'jose';`],
    ['the Redis store using its client', 'src/stores/redis/a.ts', `void import('@redis/client');`],
    ['a store using what stores share', 'src/stores/sqlite/a.ts', `import { x } from '../guard-store.js';`],
    [
      'a store implementing the endpoint’s interface',
      'src/stores/memory/a.ts',
      `import type { X } from '../../endpoint/sessions/atomic-store.js';`,
    ],
    ['the command line using a store', 'src/cli/a.ts', `import { x } from '../stores/redis/a.js';`],
    [
      'the endpoint’s entry joining a store',
      'src/entries/endpoint.ts',
      `export { x } from '../stores/memory/a.js';`,
    ],
    ['an adapter using Node', 'src/adapters/node.ts', `import type { Server } from 'node:http';`],
    ['the command line loading a settings file', 'src/cli/a.ts', 'void import(url.href);'],
    [
      'a mention in a comment or a string',
      'src/session/a.ts',
      `// import 'lit'\nexport const x = "import 'lit'";`,
    ],
  ];
  for (const [title, path, text] of allowed) {
    test(`allows ${title}`, () => {
      assert.equal(verdict(path, text), 0);
    });
  }
});

describe('cookies', () => {
  test('are written in one place of the endpoint, and no route or login knows of their headers', () => {
    const endpoint = filesIn(['src/endpoint'], /\.ts$/).map(({ path, text }) => ({
      path,
      text: text.replace(/^\s*(?:\*|\/[*/]).*$/gm, ''),
    }));
    const writers = endpoint.filter(({ text }) => /['"]set-cookie['"]|; Path=\//i.test(text));
    assert.deepEqual(
      writers.map(({ path }) => path),
      ['src/endpoint/sessions/cookies/set-cookie.ts'],
    );
    const unaware = /^src\/endpoint\/(?:routes|login|refresh|tokens|pages|proxy)\//;
    const aware = endpoint.filter(
      ({ path, text }) =>
        unaware.test(path) && /\.cookies\b|\bcookies\s*[,}:]|CookieJar|parseCookies/.test(text),
    );
    assert.deepEqual(
      aware.map(({ path }) => path),
      [],
    );
  });
});
