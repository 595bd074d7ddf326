import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { budgets, measure } from '../size/size.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  test('tells the sizes as they are measured', async () => {
    const told =
      /(\d+\.\d) for all elements, (\d+\.\d) for the login button with its session, (\d+\.\d) for/.exec(
        readme,
      );
    const measured = await Promise.all(
      budgets.map(async (budget) => ((await measure(budget)) / 1000).toFixed(1)),
    );
    assert.deepEqual(told?.slice(1), measured);
  });

  test('names every element that is published, and no other', () => {
    const { exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    const published = Object.keys(exports).filter((path) => path.startsWith('./oauth-'));
    const told = [...readme.matchAll(/^\| `<(oauth-[a-z-]+)>` \|/gm)].map(([, tag = '']) => `./${tag}`);
    assert.deepEqual(told.sort(), published.sort());
  });
});
