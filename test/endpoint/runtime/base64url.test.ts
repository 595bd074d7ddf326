import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64url, fromBase64url } from '../../../src/endpoint/runtime/random.js';

test('bytes of any number are written in base64url as Node writes them, and read again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.equal(base64url(bytes), Buffer.from(bytes).toString('base64url'));
      assert.deepEqual(fromBase64url(base64url(bytes)), bytes);
    }),
    { seed: 20261128, numRuns: 500 },
  );
});
