import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OperatorNote } from '../../../src/endpoint/log/operator-note.js';
import type { CheckedProvider } from '../../../src/endpoint/settings/check-provider.js';
import { OAuthError } from '../../../src/protocol/errors.js';
import { builtIn, domainOnly, letters, mapOf, open, other } from './receive-codes.js';

describe('a code that a provider appended to the value of a parameter', () => {
  const byOtherName = { ...domainOnly, id: 'other-name', callbackCode: 'auth_code' } as CheckedProvider;
  const refusal = (values: readonly string[], providers = mapOf(domainOnly, byOtherName, other)) => {
    try {
      open(providers).codes.refuseAppended(other, values);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof OAuthError && error.cause instanceof OperatorNote);
      return [error.code, error.cause.entry.code, `${error.description}${error.cause.message}`] as const;
    }
  };

  for (const value of [
    'x?code=stolen',
    '?code=stolen',
    'code=stolen',
    'https://api.example/?a=b&code=YWJj=',
    'x?code=ab=cd',
    'x?a=&auth_code=stolen',
    'x?;code=stolen',
    'x#code=stolen?y=z',
    `${letters(60_000)}?code=stolen`,
  ])
    test(`is told from the value, and not repeated: ${value.slice(0, 40)}`, () => {
      const [code, logged, words] = refusal(['ada@example.com', value]) ?? [];
      assert.deepEqual([code, logged], ['invalid_request', 'code_in_parameter']);
      assert.ok(!words?.includes('stolen'));
    });

  test('is told by the standard’s name, too, of a provider whose codes have another', () => {
    const [code] = refusal(['x?code=stolen'], mapOf(byOtherName, other)) ?? [];
    assert.equal(code, 'invalid_request');
  });

  test('is not seen in what only looks like one, or where nobody could have got it', () => {
    for (const value of [
      ...['', 'code', 'YWJjZA==', 'zip_code=1', 'postcode=1', 'x?codes=1', 'ada=code'],
      ...['The login failed: error code=4001', 'denied (code=7)', '+/code=='],
    ])
      assert.equal(refusal([value]), undefined, value);
    assert.equal(refusal(['x?code=stolen'], mapOf(builtIn, other)), undefined);
    assert.equal(refusal(['x?auth_code=own'], mapOf(domainOnly, other)), undefined);
  });
});
