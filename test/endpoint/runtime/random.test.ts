import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pooledRandom } from '../../../src/endpoint/runtime/random.js';

test('random bytes fill an array of any length to its end', () => {
  const random = pooledRandom();
  for (const length of [1, 4095, 4096, 4097, 70_000]) {
    const last = random(new Uint8Array(length)).subarray(-32);
    // 32 zeros come once in 2^256 draws; an array shorter than that may hold a zero.
    assert.ok(length < 32 || last.some((byte) => byte !== 0), `${length} bytes`);
  }
});
