import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { returnToRefused } from '../../../src/endpoint/log/request-messages.js';

const allowed = ['https://app.example'];

describe('the line about an address that no login may return to', () => {
  const lines: [asked: string, said: string][] = [
    ['shop', 'returns to "shop", which is not a complete address (allowed: https://app.example).'],
    ['', 'returns to "", which is not a complete address (allowed: https://app.example).'],
    [
      '//evil.example/x',
      'returns to "//evil.example/x", which is not a complete address (allowed: https://app.example).',
    ],
    [
      'https://evil.example/x?token=t',
      'returns to "https://evil.example", which is not allowed (allowed: https://app.example).',
    ],
  ];
  for (const [asked, said] of lines)
    test(`names "${asked}" as far as it holds no secret`, () => {
      assert.equal(returnToRefused({ asked, allowed }).message, `A page asked for a sign-in that ${said}`);
    });

  for (const asked of [
    'shop?token=not-to-be-seen',
    'shop#token=not-to-be-seen',
    '//ada:not-to-be-seen@evil.example/',
    'shop/not-to-be-seen-0123456789',
  ])
    test(`does not repeat what may be a secret in "${asked}"`, () => {
      assert.doesNotMatch(returnToRefused({ asked, allowed }).message, /not-to-be-seen/);
    });

  test('reads an address once, however long it is: its text is not tried again from each of its characters', () => {
    assert.match(returnToRefused({ asked: 'a'.repeat(2_000_000), allowed }).message, /returns to "…"/);
    assert.match(returnToRefused({ asked: `${'a'.repeat(2_000_000)}@b/c@d`, allowed }).message, /"…@b\/…@d"/);
  });

  test('says how a path begins', () => {
    assert.match(returnToRefused({ asked: 'shop', allowed }).cure, /must begin with one \/, such as \/shop/);
  });
});
