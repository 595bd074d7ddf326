import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { importsOf } from '../support/imports.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const walks = page
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    title: text.slice(0, text.indexOf('\n')),
    steps: [...text.matchAll(/^\d+\. (?:\((by the context|over HTTP|over the channel)\) )?`([^`]+)`/gm)].map(
      ([, way, path = '']) => ({ way, path }),
    ),
  }));

const imports = (path: string): string[] =>
  importsOf(path, readFileSync(join(root, path), 'utf8')).flatMap(({ target }) =>
    target?.startsWith('.') ? join(dirname(path), target).replace(/\.js$/, '.ts') : [],
  );

describe('docs/architecture.md', () => {
  test('has three walks', () => assert.equal(walks.length, 3));

  for (const { title, steps } of walks) {
    test(`${title}: names two to twelve files, which exist`, () => {
      assert.ok(steps.length >= 2 && steps.length <= 12, `it names ${steps.length}`);
      assert.deepEqual(
        steps.filter(({ path }) => !existsSync(join(root, path))),
        [],
      );
    });

    test(`${title}: a file is imported by one before it, unless the page says how it is reached`, () => {
      const unreached = steps.filter(
        ({ way, path }, index) =>
          index > 0 && !way && !steps.slice(0, index).some((earlier) => imports(earlier.path).includes(path)),
      );
      assert.deepEqual(unreached, []);
    });
  }
});
