import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allCases, coreCases, names } from './cases.js';
import { pairwise } from './pairwise.js';
import { shareOf } from './share.js';

describe('the share of an engine in the matrix', () => {
  test('makes, with that of the other engine, every case once', () => {
    const cases = pairwise(allCases());
    const shared = [...shareOf(cases, 0, false), ...shareOf(cases, 1, false)];
    assert.equal(shared.length, cases.length);
    assert.deepEqual(new Set(shared), new Set(cases));
  });

  for (const [title, cases] of Object.entries({
    'the first half': shareOf(pairwise(allCases()), 0, false),
    'the second half': shareOf(pairwise(allCases()), 1, false),
  }))
    test(`meets each circumstance in ${title}`, () => {
      for (const name of names)
        for (const one of allCases()) assert.ok(cases.some((chosen) => chosen[name] === one[name]));
    });

  test('meets each way and each mode in WebKit', () => {
    const cases = shareOf(coreCases(), 0, false);
    for (const { way, mode } of coreCases()) {
      assert.ok(cases.some((chosen) => chosen.way === way));
      assert.ok(cases.some((chosen) => chosen.mode === mode));
    }
  });

  test('is everything in the whole run', () => {
    assert.deepEqual(shareOf(allCases(), 1, true), allCases());
  });
});
