import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { md5 } from '../../../src/endpoint/runtime/md5.js';

describe('MD5', () => {
  // RFC 1321, appendix A.5.
  for (const [text, digest] of [
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      '57edf4a22be3c955ac49da2e2107b67a',
    ],
  ] as const)
    test(`of "${text}" is that of RFC 1321`, () => {
      assert.equal(md5(text), digest);
    });

  test('of any text, of any length around a block, is that of OpenSSL', () => {
    const digest = (text: string): string => createHash('md5').update(text).digest('hex');
    for (let length = 0; length < 200; length++)
      assert.equal(md5('x'.repeat(length)), digest('x'.repeat(length)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => md5(text) === digest(text)),
      { seed: 1321 },
    );
  });
});
