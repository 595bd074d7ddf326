import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inWholeChromium, namedFiles, notInEngine, notInFirefox } from '../e2e/which-browsers.js';
import { filesIn } from '../support/project-files.js';

const files = filesIn(['test/e2e'], /\.test\.ts$/).map(({ path }) => path);

/** Which files are left where a seed chooses, of those that patterns leave out. */
function leftBy(patterns: () => RegExp[], seed: number): string[] {
  const before = process.env['TEST_SEED'];
  process.env['TEST_SEED'] = String(seed);
  try {
    const out = patterns();
    return files.filter((path) => !out.some((pattern) => pattern.test(`/${path}`)));
  } finally {
    if (before === undefined) delete process.env['TEST_SEED'];
    else process.env['TEST_SEED'] = before;
  }
}

const inFirefox = (seed: number): string[] => leftBy(() => [notInFirefox(false)], seed);

/** Chromium's engine, or the browser around it. */
const inChromium = (seed: number): string[] => [
  ...leftBy(() => notInEngine(false), seed),
  ...files.filter((path) => !leftBy(() => [inWholeChromium(false)], seed).includes(path)),
];

const days = (count: number): number[] => Array.from({ length: count }, (_, day) => 20_421 + day);

/** What each of these days has that not every one has. */
function inTurnOn(seeds: number[], filesOn: (seed: number) => string[]): string[][] {
  const runs = seeds.map(filesOn);
  return runs.map((one) => one.filter((path) => !runs.every((other) => other.includes(path))));
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

  test('always include Firefox where windows and redirects are its own', () => {
    for (const seed of days(7))
      for (const name of ['popup', 'redirect'])
        assert.ok(inFirefox(seed).includes(`test/e2e/${name}.test.ts`), name);
  });

  test('include Firefox once in seven days, for all but pages and servers', () => {
    const inTurn = inTurnOn(days(7), inFirefox);
    assert.ok(inTurn.every(({ length }) => length >= 2));
    assert.equal(new Set(inTurn.flat()).size, inTurn.flat().length);
    for (const name of ['tabs', 'other-origin', 'framed', 'blocked', 'browser-blocks', 'exactly-once'])
      assert.ok(inTurn.flat().includes(`test/e2e/${name}.test.ts`), name);
  });

  test('include Chromium each day where a login begins, goes on and ends', () => {
    for (const seed of days(35))
      for (const name of ['popup', 'coop', 'redirect', 'session', 'blocked', 'start-page', 'first-load'])
        assert.ok(inChromium(seed).includes(`test/e2e/${name}.test.ts`), name);
  });

  test('include Chromium once in five or seven days for any other file', () => {
    const inEngine = inTurnOn(days(35), inChromium);
    assert.ok(inEngine.every(({ length }) => length >= 6));
    assert.deepEqual(
      files.filter((path) => !days(7).some((seed) => inChromium(seed).includes(path))),
      [],
    );
  });

  test('include Chromium on any day for a file that a person names', () => {
    for (const seed of days(5)) {
      const inBrowser = files.filter((path) => inWholeChromium(false, true).test(`/${path}`));
      const inEngine = leftBy(() => notInEngine(false, true), seed);
      assert.deepEqual([...inBrowser, ...inEngine].sort(), [...files].sort());
    }
  });

  test('meet each case of the tables in those files: the two take turns by numbers that share no divisor', () => {
    const tables = filesIn(['test/e2e'], /\.test\.ts$/).flatMap(({ text }) =>
      Array.from(text.matchAll(/isTried\((\d+),/g), ([, of]) => Number(of)),
    );
    assert.ok(tables.length > 5);
    assert.deepEqual(
      tables.filter((of) => of % 5 === 0 || of % 7 === 0),
      [],
    );
  });

  test('are both engines for all but claims about servers with --whole', () => {
    const ofServers = files.filter((path) => notInFirefox(true).test(`/${path}`));
    assert.ok(ofServers.length < files.length / 5);
    assert.ok(ofServers.includes('test/e2e/provider-api.test.ts'));
    assert.ok(files.every((path) => inWholeChromium(true).test(`/${path}`)));
  });
});
