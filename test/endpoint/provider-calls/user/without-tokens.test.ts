import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { spellingsOf } from '../../../support/spellings.js';
import { withoutTokens } from '../../../../src/endpoint/provider-calls/user/without-tokens.js';

const tokens = { accessToken: 'access/token+1=', refreshToken: 'refresh-token-1', idToken: 'eyJh.eyJz.c2ln' };
const all = Object.values(tokens);

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...all),
  fc
    .tuple(fc.string(), fc.constantFrom(...all), fc.string())
    .map(([before, token, after]) => before + token + after),
  fc.constantFrom(...all).chain(spellingsOf),
);
const words = fc.constantFrom('', 'of ', 'ID 7: ', '€ ', '"', '/');
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
        for (const token of all) {
          assert.ok(!shown.includes(token), shown);
          assert.ok(!shown.includes(encodeURIComponent(token)), shown);
        }
      }),
      { seed: 14, numRuns: 500 },
    );
  });

  test('holds none in any mixture of spellings, between other words, in fields, items and names', () => {
    const given = fc
      .tuple(words, fc.constantFrom(...all).chain(spellingsOf), words)
      .map((all) => all.join(''));
    fc.assert(
      fc.property(given, (text) => {
        const value = { kept: 'text', field: text, list: [text, 1], [text]: true };
        assert.deepEqual(withoutTokens(value, tokens), { kept: 'text', list: [1] });
      }),
      { seed: 15, numRuns: 500 },
    );
  });

  test('is unchanged where it holds none', () => {
    const plain = { id: 7, name: 'Ada', list: [1, null, { b: [] }], scopes: ['oauth'], empty: '' };
    assert.deepEqual(withoutTokens(plain, { ...tokens, refreshToken: null, idToken: undefined }), plain);
    assert.deepEqual(withoutTokens(plain, { accessToken: 'a', refreshToken: '' }), plain);
    const escaped = { a: '100 %', b: 'C:\\new\\x41', c: 'R&amp;D', d: '%61ccess', e: '%25%25%25%25%25' };
    assert.deepEqual(withoutTokens(escaped, tokens), escaped);
  });
});
