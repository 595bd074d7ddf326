import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge } from '../../../src/endpoint/runtime/merge.js';

const name = fc.stringMatching(/^[a-z-]{1,12}$/);

test('merged objects have the properties of both, the later one winning, and stay as they were', () => {
  fc.assert(
    fc.property(fc.dictionary(name, fc.string()), fc.dictionary(name, fc.string()), (first, second) => {
      const before = structuredClone([first, second]);
      assert.deepEqual(
        merge(first, second),
        Object.fromEntries([...Object.entries(first), ...Object.entries(second)]),
      );
      assert.deepEqual(structuredClone([first, second]), before);
    }),
    { seed: 20261128, numRuns: 500 },
  );
});
