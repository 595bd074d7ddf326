import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { trackedFiles } from '../support/project-files.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rule = /\bS(?:[1-9]|[12]\d)\b/g;

test('every numbered rule that code names is in SECURITY.md', () => {
  const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const known = new Set(security.match(rule));
  const named = ['src', 'components', 'demo'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => readFileSync(join(root, folder, name), 'utf8').match(rule) ?? []),
  );
  assert.ok(named.length > 10);
  assert.deepEqual(
    [...new Set(named)].filter((name) => !known.has(name)),
    [],
  );
});

test('every file that SECURITY.md and the documents name exists', () => {
  const paths = trackedFiles().map(({ path }) => `/${path}`);
  const named = trackedFiles()
    .filter(({ path }) => /^(?:SECURITY|CONTRIBUTING|docs\/architecture|docs\/decisions\/.*)\.md$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/`([\w/.-]+\.ts)`/g)].map(([, name = '']) => ({ path, name })),
    );
  assert.ok(named.length > 50);
  assert.deepEqual(
    named.filter(({ name }) => !paths.some((path) => path.endsWith(`/${name}`))),
    [],
  );
});
