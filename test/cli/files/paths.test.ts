import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sendTo } from '../../support/transports.js';
import { publicFiles, secretWord, withSite, type Site } from './site.js';
import { runsOf } from '../../support/whole.js';

/** Parts that paths are made of: names, separators and dots in every spelling, and what decoders stumble over. */
const parts = [
  ...[
    'settings.json',
    'SETTINGS.JSON',
    'link.json',
    'hard-link.json',
    'secret.txt',
    'site-of-another',
    '.env',
    '.git',
  ],
  ...[
    'config',
    'deep',
    '.hidden',
    'x.txt',
    'docs',
    'more.txt',
    'a.html',
    'a',
    'folder-out',
    'link-out.txt',
    'shown',
  ],
  ...[
    'loop',
    'index.html',
    '.well-known',
    'security.txt',
    '/',
    '/',
    '/',
    '//',
    '\\',
    '.',
    '..',
    '...',
    '~',
    '#',
    '?',
  ],
  ...[
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '%252e',
    '%00',
    '%',
    '%zz',
    '%c0%ae',
    '%ff',
    ';',
    ':',
    '::$DATA',
    '.json',
  ],
  ...['http://x', '%C3%A9', '%EF%BC%8E%EF%BC%8E', '%E2%80%A5', '%20', '+', '*', '@'],
];

const spellings = (name: string): string[] => [
  `/${name}`,
  `/${name}/`,
  `//${name}`,
  `/${name}//`,
  `/./${name}`,
  `/docs/../${name}`,
  `/${name.toUpperCase()}`,
  `/%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
  `/${name.replace('.', '%2e')}/`,
  `/${name}%00.html`,
  `/${name}?x`,
  `/${name}/?x`,
  `/${name}#x`,
  `/${name}/.`,
  `/${name}%2f`,
  `/${name}%5c`,
  `/${name};x`,
  `http://localhost/${name}/`,
  `/settings`,
];

const get = ({ port }: Site, target: string): Promise<Response> => sendTo(port, { target });

describe('a path', () => {
  test('of a public file brings that file', () =>
    withSite(async (site) => {
      for (const [target, content] of Object.entries(publicFiles)) {
        const response = await get(site, target);
        assert.deepEqual([response.status, await response.text()], [200, content], target);
      }
    }));

  test('of the settings brings nothing, however it is spelled or linked', () =>
    withSite(async (site) => {
      const names = [
        'settings.json',
        'link.json',
        'hard-link.json',
        'settings.json~',
        'settings.json.bak',
        '%23settings.json%23',
      ];
      for (const target of names.flatMap(spellings))
        assert.equal((await get(site, target)).status, 404, target);
    }));

  test('of the settings brings nothing after they were saved as a new file', () =>
    withSite(async (site) => {
      writeFileSync(join(site.folder, 'new.tmp'), secretWord);
      renameSync(join(site.folder, 'new.tmp'), join(site.folder, 'settings.json'));
      for (const name of ['settings.json', 'link.json'])
        for (const target of spellings(name)) assert.equal((await get(site, target)).status, 404, target);
    }));

  test('whatever it is made of is answered, and brings a public file or nothing', () =>
    withSite(async (site) => {
      const anyPath = fc
        .array(fc.constantFrom(...parts), { maxLength: 8 })
        .map((list) => `/${list.join('')}`);
      const shown = new Set(Object.values(publicFiles));
      await fc.assert(
        fc.asyncProperty(anyPath, async (target) => {
          const response = await get(site, target);
          const text = await response.text();
          if (response.status === 200) assert.ok(shown.has(text), text);
          else if (response.status === 302)
            assert.match(response.headers.get('location') ?? '', /^\/(?:docs|deep|\.well-known)\/(?:\?|$)/);
          else assert.deepEqual([response.status, text], [404, 'Not found\n']);
        }),
        { seed: 9, numRuns: runsOf(1500) },
      );
      assert.deepEqual(site.reported, []);
    }));

  test('of a folder without its slash is sent to the slash, on this site', () =>
    withSite(async (site) => {
      const response = await get(site, '/docs?x=//evil.example');
      assert.deepEqual([response.status, response.headers.get('location')], [302, '/docs/?x=//evil.example']);
      for (const target of ['//evil.example', '//docs', '/\\docs', '/deep', '/deep/'])
        assert.equal((await get(site, target)).status, 404, target);
    }));

  test('of a pipe, or longer than names may be, is answered', () =>
    withSite(async (site) => {
      execFileSync('mkfifo', [join(site.folder, 'pipe')]);
      for (const target of [
        '/pipe',
        `/${'x'.repeat(300)}`,
        `/${'x/'.repeat(3000)}`,
        '/loop',
        '/loop/',
        '/a.html/b',
      ])
        assert.equal((await get(site, target)).status, 404, target.slice(0, 20));
    }));

  test('of a file that may not be read is answered, and the operator is told once', () =>
    withSite(async (site) => {
      mkdirSync(join(site.folder, 'closed'));
      for (const name of ['closed.txt', 'closed/b.txt']) writeFileSync(join(site.folder, name), secretWord);
      chmodSync(join(site.folder, 'closed.txt'), 0);
      chmodSync(join(site.folder, '..'), 0o755);
      chmodSync(join(site.folder, 'closed'), 0o600);
      const isRoot = process.geteuid?.() === 0;
      // Root may read everything.
      if (isRoot) process.seteuid?.(65534);
      try {
        for (const target of ['/closed.txt', '/closed/b.txt'])
          assert.equal((await get(site, target)).status, 404);
        assert.equal((await get(site, '/a.html')).status, 200);
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
      assert.deepEqual(
        site.reported.map(({ code }) => code),
        ['file_unreadable'],
      );
    }));
});
