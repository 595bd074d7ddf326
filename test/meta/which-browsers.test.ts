import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inWholeChromium, namedFiles, notInFirefox } from '../e2e/which-browsers.js';
import { filesIn } from '../support/project-files.js';

const files = filesIn(['test/e2e'], /\.test\.ts$/).map(({ path }) => path);

/** What Firefox runs where a seed chooses. */
function inFirefox(seed: number): string[] {
  const before = process.env['TEST_SEED'];
  process.env['TEST_SEED'] = String(seed);
  try {
    const not = notInFirefox(false);
    return files.filter((path) => !not.test(`/${path}`));
  } finally {
    if (before === undefined) delete process.env['TEST_SEED'];
    else process.env['TEST_SEED'] = before;
  }
}

describe('the browsers of a test file', () => {
  test('are told only of files that there are', () => {
    const missing = namedFiles().filter((name) => !files.includes(`test/e2e/${name}.test.ts`));
    assert.deepEqual(missing, []);
  });

  test('are Chromium’s engine and Firefox where no list names it', () => {
    assert.ok(!notInFirefox(false).test('/test/e2e/a-new-one.test.ts'));
    assert.ok(!inWholeChromium(false).test('/test/e2e/a-new-one.test.ts'));
  });

  test('always include Firefox where windows, history, cookies and frames are its own', () => {
    for (const seed of [0, 1, 2, 3, 4, 5])
      for (const name of ['popup', 'blocked', 'browser-blocks', 'coop', 'redirect', 'exactly-once', 'framed'])
        assert.ok(inFirefox(seed).includes(`test/e2e/${name}.test.ts`), name);
  });

  test('include Firefox by the sixth day at the latest, for all but pages and servers', () => {
    const days = [20_421, 20_422, 20_423, 20_424, 20_425, 20_426].map(inFirefox);
    const inTurn = days.map((one) => one.filter((path) => !days.every((other) => other.includes(path))));
    assert.ok(inTurn.every(({ length }) => length >= 2));
    assert.equal(new Set(inTurn.flat()).size, inTurn.flat().length);
    const ever = new Set(days.flat());
    assert.ok(ever.has('test/e2e/tabs.test.ts') && ever.has('test/e2e/other-origin.test.ts'));
  });

  test('are both engines for all but claims about servers with --whole', () => {
    const ofServers = files.filter((path) => notInFirefox(true).test(`/${path}`));
    assert.ok(ofServers.length < files.length / 5);
    assert.ok(ofServers.includes('test/e2e/provider-api.test.ts'));
    assert.ok(files.every((path) => inWholeChromium(true).test(`/${path}`)));
  });
});
