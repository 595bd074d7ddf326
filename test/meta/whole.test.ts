import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { isTried, sampleSeed } from '../support/whole.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
const own = { ...process.env };

function setRun(seed: number | undefined, whole = false): void {
  delete process.env['TEST_SEED'];
  delete process.env['TEST_WHOLE'];
  if (seed !== undefined) process.env['TEST_SEED'] = String(seed);
  if (whole) process.env['TEST_WHOLE'] = '1';
}

/** The cases of a table of so many rows and columns that a run tries. */
const tried = (of: number, rows: number, columns: number): [row: number, column: number][] =>
  numbers(rows)
    .flatMap((row) => numbers(columns).map((column): [number, number] => [row, column]))
    .filter((places) => isTried(of, ...places));

describe('the share of a table that a run tries', () => {
  afterEach(() => {
    setRun(undefined);
    Object.assign(process.env, own);
  });

  for (const [of, rows, columns] of [
    [2, 25, 3],
    [3, 29, 6],
    [4, 30, 11],
  ] as const)
    test(`is one in ${of} of ${rows} by ${columns}, and holds each row and each column, by whatever seed`, () => {
      for (const seed of [0, 1, 2, 3, 20_421]) {
        setRun(seed);
        const cases = tried(of, rows, columns);
        assert.ok(Math.abs(cases.length - (rows * columns) / of) <= of, `${cases.length}`);
        assert.equal(new Set(cases.map(([row]) => row)).size, rows);
        assert.equal(new Set(cases.map(([, column]) => column)).size, columns);
      }
    });

  test('is each case once, over as many seeds as it takes', () => {
    const all = numbers(4).flatMap((seed) => {
      setRun(seed + 20_421);
      return tried(4, 30, 11).map(String);
    });
    assert.equal(all.length, 330);
    assert.equal(new Set(all).size, 330);
  });

  test('is all of it with --whole', () => {
    setRun(7, true);
    assert.equal(tried(4, 30, 11).length, 330);
  });

  test('is by the day where no seed is given', () => {
    setRun(undefined);
    assert.ok(Math.abs(sampleSeed() - Date.now() / 86_400_000) <= 1);
    setRun(42);
    assert.equal(sampleSeed(), 42);
  });
});
