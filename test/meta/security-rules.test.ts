import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesIn, root, trackedFiles } from '../support/project-files.js';

const rule = /\bS(?:[1-9]|[12]\d)\b/g;

const rulesIn = (...folders: string[]): string[] =>
  filesIn(folders, /\.ts$/).flatMap(({ text }) => text.match(rule) ?? []);

test('every numbered rule that code names is in SECURITY.md, and each of those in code or tests', () => {
  const known = [...new Set(readFileSync(join(root, 'SECURITY.md'), 'utf8').match(rule))];
  const named = rulesIn('src', 'components', 'demo');
  assert.ok(named.length > 10);
  assert.deepEqual(
    [...new Set(named)].filter((name) => !known.includes(name)),
    [],
  );
  const attacked = rulesIn('test');
  assert.deepEqual(
    known.filter((name) => !named.includes(name) && !attacked.includes(name)),
    [],
  );
});

test('every file and folder that SECURITY.md and the documents name exists', () => {
  const paths = trackedFiles().map(({ path }) => `/${path}`);
  const named = trackedFiles()
    .filter(({ path }) => /^(?:SECURITY|CONTRIBUTING|docs\/architecture|docs\/decisions\/.*)\.md$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/`([\w/.-]+(?:\.ts|\/))`/g)].map(([, name = '']) => ({ path, name })),
    );
  assert.ok(named.length > 50);
  assert.deepEqual(
    named.filter(({ name }) => !paths.some((path) => `${path}/`.includes(`/${name.replace(/\/$/, '')}/`))),
    [],
  );
});
