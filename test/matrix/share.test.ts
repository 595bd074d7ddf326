import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allCases, names } from './cases.js';
import { engineNames } from './engines/engine.js';
import { pairwise } from './pairwise.js';
import { shareOf } from './share.js';

describe('the share of an engine in the matrix', () => {
  test('makes, with those of the other engines, the pairwise selection once', () => {
    const shared = engineNames.flatMap((engine) => shareOf(engine, false));
    assert.equal(shared.length, pairwise(allCases()).length);
    assert.deepEqual(new Set(shared), new Set(pairwise(allCases())));
  });

  for (const engine of engineNames)
    test(`meets each circumstance in ${engine}, and is small`, () => {
      const cases = shareOf(engine, false);
      assert.ok(cases.length <= 8);
      for (const name of names)
        for (const one of allCases()) assert.ok(cases.some((chosen) => chosen[name] === one[name]));
    });

  test('is the whole selection in the whole run', () => {
    for (const engine of engineNames) assert.deepEqual(shareOf(engine, true), pairwise(allCases()));
  });
});
