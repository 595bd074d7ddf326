import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { withoutTokens } from '../../../../src/endpoint/provider-calls/user/without-tokens.js';

const tokens = { accessToken: 'access/token+1=', refreshToken: 'refresh-token-1', idToken: 'eyJh.eyJz.c2ln' };
const all = Object.values(tokens);

/** A token as URLs and JSON hold it, with capital and with small digits, and with slashes as PHP writes them. */
function formsOf(token: string): string[] {
  const inUrl = encodeURIComponent(token);
  return [
    token,
    inUrl,
    inUrl.replace(/%../g, (escape) => escape.toLowerCase()),
    token.replaceAll('/', '\\/'),
  ];
}

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...all),
  fc
    .tuple(fc.string(), fc.constantFrom(...all), fc.string())
    .map(([before, token, after]) => before + token + after),
  fc.constantFrom(...all.flatMap(formsOf)),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.constantFrom(null, true, 7),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('JSON that holds tokens', () => {
  test('holds none of them afterwards, in whatever field, item or name', () => {
    fc.assert(
      fc.property(json, (value) => {
        const shown = JSON.stringify(withoutTokens({ value }, tokens));
        for (const form of all.flatMap(formsOf)) {
          assert.ok(!shown.includes(form), shown);
          assert.ok(!shown.includes(JSON.stringify(form).slice(1, -1)), shown);
        }
      }),
      { seed: 14, numRuns: 500 },
    );
  });

  test('is unchanged where it holds none', () => {
    const plain = { id: 7, name: 'Ada', list: [1, null, { b: [] }], scopes: ['oauth'], empty: '' };
    assert.deepEqual(withoutTokens(plain, { ...tokens, refreshToken: null, idToken: undefined }), plain);
    assert.deepEqual(withoutTokens(plain, { accessToken: 'a', refreshToken: '' }), plain);
  });
});
