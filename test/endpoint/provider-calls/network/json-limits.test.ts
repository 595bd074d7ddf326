import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseExactJson } from '../../../../src/endpoint/provider-calls/network/exact-json.js';
import { exceedsJsonLimits } from '../../../../src/endpoint/provider-calls/network/json-limits.js';
import { PublicKeys } from '../../../../src/endpoint/provider-calls/id-token/public-keys.js';
import { BufferedResponse } from '../../../../src/endpoint/provider-calls/network/buffered-response.js';
import { readTokenResponse } from '../../../../src/endpoint/provider-calls/token-endpoint/read-token-response.js';
import { runsOf } from '../../../support/whole.js';

const seed = 20_261_128;

/** How deep a value is nested, by another way: 0 for a plain one. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** Containers and the commas in them, by another way. */
function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside: unknown[] = Object.values(value);
  return 1 + Math.max(0, inside.length - 1) + inside.reduce<number>((sum, each) => sum + partsOf(each), 0);
}

describe('a JSON text', () => {
  test('has the depth and the parts of its value, whatever its strings and names hold', () => {
    const value = fc.jsonValue({
      maxDepth: 12,
      stringUnit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'é'),
    });
    fc.assert(
      fc.property(
        value,
        fc.nat(13),
        fc.nat(60),
        fc.constantFrom(undefined, 2),
        (json, levels, parts, spaces) => {
          const exceeds = depthOf(json) > levels || partsOf(json) > parts;
          assert.equal(exceedsJsonLimits(JSON.stringify(json, null, spaces), { levels, parts }), exceeds);
        },
      ),
      { seed, numRuns: runsOf(3000) },
    );
  });

  test('that is a bomb is known before anything is built of it', () => {
    const limits = { levels: 100, parts: 1000 };
    assert.equal(exceedsJsonLimits(`${'['.repeat(101)}not JSON`, limits), true);
    assert.equal(exceedsJsonLimits(`[${'0,'.repeat(1000)}not JSON`, limits), true);
  });

  test('of a wide bomb is not parsed, whatever it is made of', () => {
    const message = 'The JSON has too many levels or values.';
    for (const part of ['0,', '{},', '[],', '"",', '12345678901234567890,'])
      assert.throws(() => parseExactJson(`[${part.repeat(200_000)}not JSON`), {
        name: 'SyntaxError',
        message,
      });
  });

  for (const [kind, inside] of [
    ['deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['wide', `[${'{},'.repeat(300_000)}{}]`],
  ])
    test(`of a provider’s keys that is a ${kind} bomb is refused, and nothing of it is used`, async () => {
      const keys = new PublicKeys(
        'https://id.example/jwks',
        () => Promise.resolve(new Response(`{"keys":${inside}}`)),
        Date.now,
      );
      await assert.rejects(keys.verify('e30.e30.c2ln'), { code: 'id_token_invalid' });
    });
});

describe('an ID token', () => {
  const answer = (length: number): BufferedResponse =>
    new BufferedResponse(
      JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: 'x'.repeat(length) }),
      200,
      { 'content-type': 'application/json' },
    );

  test('of more than 256 KB is refused before any of it is decoded', () => {
    assert.throws(() => readTokenResponse(answer(256 * 1024 + 1), true), {
      code: 'OAUTH_INVALID_RESPONSE',
      message: 'unexpected id_token in the response',
    });
  });

  test('of 256 KB goes on, and one that nobody would check is dropped whatever its length', () => {
    assert.equal(readTokenResponse(answer(256 * 1024), true).id_token?.length, 256 * 1024);
    assert.ok(!('id_token' in readTokenResponse(answer(300 * 1024), false)));
  });
});
