import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthError } from '../../../src/protocol/errors.js';
import { decrypt, encryptWith } from '../../../src/endpoint/tokens/encrypt.js';
import { isTried } from '../../support/whole.js';
import { vectors } from './fernet-vectors.js';

const { deterministic, legacy, random, negative } = vectors;

/** Gives out the given bytes, one array for each call. */
function randomOf(...arrays: string[]): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    bytes.set(Buffer.from(arrays.shift() ?? '', 'hex'));
    return bytes;
  };
}

test('the vectors of Flet are 7 deterministic, 1 old, 2 random and 12 damaged ones', () => {
  const counts = [deterministic, legacy, random, negative].map(({ length }) => length);
  assert.deepEqual(counts, [7, 1, 2, 12]);
});

describe('encryption that Flet reads', { concurrency: true }, () => {
  for (const [row, vector] of deterministic.entries()) {
    if (!isTried(2, row)) continue;
    const { name, plain, secret, saltHex, ivHex, timestamp, encrypted } = vector;
    test(`with Flet’s salt, vector and time, the vector ${name} comes out byte for byte`, async () => {
      const clock = () => timestamp * 1000 + 999;
      assert.equal(await encryptWith(randomOf(saltHex, ivHex), clock, plain, secret), encrypted);
    });
  }
});

describe('decryption of what Flet made', { concurrency: true }, () => {
  for (const [kind, list] of Object.entries({ deterministic, legacy, random })) {
    for (const [row, { name, plain, secret, encrypted }] of list.entries()) {
      // Each vector that is made is tried in one direction a day: 600 000 rounds take long.
      if (kind === 'deterministic' && !isTried(2, row, 1)) continue;
      test(`the ${kind} vector ${name} is read`, async () => {
        assert.equal(await decrypt(encrypted, secret), plain);
      });
    }
  }

  for (const [row, { name, secret, encrypted, result }] of negative.entries()) {
    if (!isTried(2, row)) continue;
    if ('ok' in result) {
      test(`the vector ${name} is read as Python reads it`, async () => {
        assert.equal(await decrypt(encrypted, secret), result.ok);
      });
    } else {
      // Attack: data that was changed, cut, or made with another key.
      test(`the vector ${name} is refused as Python refuses it`, async () => {
        await assert.rejects(decrypt(encrypted, secret), (error) => {
          assert.ok(error instanceof OAuthError);
          assert.equal(error.code, 'decryption_failed');
          assert.ok(!error.message.includes(secret) && !error.message.includes(encrypted || secret));
          return true;
        });
      });
    }
  }
});
