import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allCases, names } from './cases.js';
import { engineNames } from './engines/engine.js';
import { pairwise } from './pairwise.js';
import { handOf, inTurn, shareOf } from './share.js';

describe('the hand of an engine in the matrix', () => {
  test('makes, with those of the other engines, the pairwise selection once', () => {
    const shared = engineNames.flatMap(handOf);
    assert.equal(shared.length, pairwise(allCases()).length);
    assert.deepEqual(new Set(shared), new Set(pairwise(allCases())));
  });

  for (const engine of engineNames)
    test(`meets each circumstance in ${engine}, and is small`, () => {
      const cases = handOf(engine);
      assert.ok(cases.length <= 8);
      for (const name of names)
        for (const one of allCases()) assert.ok(cases.some((chosen) => chosen[name] === one[name]));
    });

  test('is gone through in two days', () => {
    const hand = [0, 1, 2, 3, 4, 5, 6];
    const before = process.env['TEST_SEED'];
    const onDay = (day: number): number[][] => {
      process.env['TEST_SEED'] = String(day);
      return engineNames.map((engine) => inTurn(engine, hand));
    };
    const [first, second] = [onDay(7), onDay(8)];
    if (before === undefined) delete process.env['TEST_SEED'];
    else process.env['TEST_SEED'] = before;
    for (const [at, engine] of engineNames.entries()) {
      const both = [...(first[at] ?? []), ...(second[at] ?? [])];
      assert.deepEqual(new Set(both), new Set(hand));
      assert.equal(both.length, 7, engine);
    }
  });

  test('is the whole selection in the whole run', () => {
    for (const engine of engineNames) assert.deepEqual(shareOf(engine, true), pairwise(allCases()));
  });
});
