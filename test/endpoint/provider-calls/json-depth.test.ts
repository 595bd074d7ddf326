import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isNestedDeeper } from '../../../src/endpoint/provider-calls/json-depth.js';
import { ProviderKeys } from '../../../src/endpoint/provider-calls/id-token/provider-keys.js';
import { TextResponse } from '../../../src/endpoint/provider-calls/text-response.js';
import { readTokenAnswer } from '../../../src/endpoint/provider-calls/token-answer.js';

const seed = 20_261_128;

/** How deep a value is nested, by another way: 0 for a plain one. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the depth of a JSON text', () => {
  test('is that of its value, whatever its strings and names hold', () => {
    const value = fc.jsonValue({
      maxDepth: 12,
      stringUnit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'é'),
    });
    fc.assert(
      fc.property(value, fc.nat(13), fc.constantFrom(undefined, 2), (json, levels, spaces) => {
        assert.equal(isNestedDeeper(JSON.stringify(json, null, spaces), levels), depthOf(json) > levels);
      }),
      { seed, numRuns: 3000 },
    );
  });

  test('is known before anything is built of a bomb', () => {
    assert.equal(isNestedDeeper(`${'['.repeat(101)}not JSON`, 100), true);
  });

  test('of a provider’s keys is limited, and nothing of them is used', async () => {
    const bomb = `{"keys":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const keys = new ProviderKeys(
      'https://id.example/jwks',
      () => Promise.resolve(new Response(bomb)),
      Date.now,
    );
    await assert.rejects(keys.verify('e30.e30.c2ln'), { code: 'id_token_invalid' });
  });
});

describe('an ID token', () => {
  const answer = (length: number): TextResponse =>
    new TextResponse(
      JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: 'x'.repeat(length) }),
      200,
      { 'content-type': 'application/json' },
    );

  test('of more than 256 KB is refused before any of it is decoded', () => {
    assert.throws(() => readTokenAnswer(answer(256 * 1024 + 1), true), {
      code: 'OAUTH_INVALID_RESPONSE',
      message: 'unexpected id_token in the answer',
    });
  });

  test('of 256 KB goes on, and one that nobody would check is dropped whatever its length', () => {
    assert.equal(readTokenAnswer(answer(256 * 1024), true).id_token?.length, 256 * 1024);
    assert.ok(!('id_token' in readTokenAnswer(answer(300 * 1024), false)));
  });
});
