import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import {
  parseExactJson,
  parseJwtClaims,
} from '../../../../src/endpoint/provider-calls/network/exact-json.js';
import { idText } from '../../../../src/providers/user-fields.js';
import { OAuthError } from '../../../../src/protocol/errors.js';
import { runsOf } from '../../../support/whole.js';

const seed = 20261128;

/** A number as JSON may write it (RFC 8259 section 6). */
const digits = fc.oneof(
  fc.stringMatching(/^-?(?:0|[1-9]\d{0,24})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?$/),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map(String),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom('-0', '0', '1.0', '1e3', '1E3', '1e400', '-1e400', '1e-400', '0.0', '5', '1e21', '1e+21'),
);

/** A JSON text, and what it must be read as. */
interface Sample {
  readonly text: string;
  readonly value: unknown;
}

const key = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'id', '-0', '1e400', '12345678901234567890'),
);
const space = fc.constantFrom('', ' ', '\n\t');

function readAs(text: string): unknown {
  const value = Number(text);
  const fits = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return fits && String(value) === text ? value : text;
}

const { sample } = fc.letrec<{ sample: Sample; leaf: Sample; list: Sample; object: Sample }>((tie) => ({
  leaf: fc.oneof(
    digits.map((text) => ({ text, value: readAs(text) })),
    fc.oneof(fc.string({ unit: 'binary' }), digits).map((value) => ({ text: JSON.stringify(value), value })),
    fc.constantFrom(true, false, null).map((value) => ({ text: String(value), value })),
  ),
  list: fc.tuple(fc.array(tie('sample'), { maxLength: 4 }), space).map(([inner, gap]) => ({
    text: `[${gap}${inner.map(({ text }) => `${text}${gap}`).join(',')}]`,
    value: inner.map(({ value }) => value),
  })),
  object: fc.tuple(fc.array(fc.tuple(key, tie('sample')), { maxLength: 4 }), space).map(([inner, gap]) => ({
    text: `{${gap}${inner.map(([name, { text }]) => `${JSON.stringify(name)}:${gap}${text}`).join(`${gap},`)}}`,
    // As JSON has it: a name that stands twice has its last value, and no name is special.
    value: Object.fromEntries(inner.map(([name, { value }]) => [name, value])),
  })),
  sample: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('list'), tie('object')),
}));

describe('a provider’s JSON', () => {
  test('is read with every digit of every number, and otherwise as JSON.parse reads it', () => {
    fc.assert(
      fc.property(sample, ({ text, value }) => assert.deepEqual(parseExactJson(text), value)),
      { seed, numRuns: runsOf(3000) },
    );
  });

  test('is refused exactly where JSON.parse refuses it', () => {
    const pieces = fc.array(
      fc.oneof(
        digits,
        fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', ' ', 'true', '\\', '01', '1.', '.5'),
      ),
      { maxLength: 8 },
    );
    const isRead = (read: (text: string) => unknown, text: string): boolean => {
      try {
        read(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join('');
        assert.equal(isRead(parseExactJson, text), isRead(JSON.parse, text), text);
      }),
      { seed, numRuns: runsOf(5000) },
    );
  });

  test('keeps small numbers as numbers', () =>
    assert.deepEqual(parseExactJson('{"a":5,"b":-7,"c":0.5,"d":9007199254740991}'), {
      ...{ a: 5, b: -7, c: 0.5 },
      d: 9_007_199_254_740_991,
    }));

  test('cannot change what an object is made of', () => {
    for (const more of ['', ',"n":9007199254740993']) {
      const read = parseExactJson(`{"__proto__":{"id":"x","admin":true}${more}}`) as Record<string, unknown>;
      assert.equal(Object.getPrototypeOf(read), Object.prototype);
      assert.deepEqual([read['id'], read['admin']], [undefined, undefined]);
      assert.ok(Object.hasOwn(read, '__proto__'));
    }
  });

  const bombs = {
    lists: '['.repeat(2_000_000),
    'whole lists': '['.repeat(101) + ']'.repeat(101),
    'long whole lists': '['.repeat(1_000_000) + ']'.repeat(1_000_000),
    objects: '{"a":'.repeat(800_000),
    'whole objects': `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`,
    'objects with a long number': `${'{"a":'.repeat(5000)}1e400${'}'.repeat(5000)}`,
  };
  for (const [what, bomb] of Object.entries(bombs)) {
    test(`of ${what} nested too deeply is refused as any other that can't be read`, () =>
      assert.throws(() => parseExactJson(bomb), SyntaxError));
  }

  test('may be nested a hundred times', () => {
    for (const inner of ['1', '1e400']) parseExactJson('['.repeat(100) + inner + ']'.repeat(100));
  });

  test('of 4 MB and 200,000 values is read, whatever it is full of', () => {
    const megabytes = 4 * 1024 * 1024;
    const texts = [
      '1'.repeat(megabytes),
      `[${`-0${' '.repeat(18)},`.repeat(199_999)}0]`,
      `{${`"a":1.0${' '.repeat(13)},`.repeat(199_999)}"a":1}`,
      `"${'\\u0041'.repeat(megabytes / 6)}"`,
      `${' '.repeat(megabytes - 3)}1.0`,
    ];
    for (const text of texts) parseExactJson(text);
    assert.throws(() => parseExactJson(`[${'-0,'.repeat(200_000)}0]`), SyntaxError);
  });

  test("tells nothing of itself where it can't be read", () => {
    const secret = 'a-token-never-to-be-seen';
    for (const text of [
      secret,
      `{"a": ${secret}`,
      `{"${secret}" 1e400}`,
      `["${secret}`,
      `{"a":"${secret}"} x`,
    ]) {
      assert.throws(
        () => parseExactJson(text),
        (error: unknown) => !inspect(error, { depth: 9, showHidden: true }).includes('token-never'),
      );
    }
  });
});

describe('the text of an id', () => {
  test('is another one for each other value that a provider may send', () => {
    const value = fc.oneof(
      digits.map((text) => ({ text, id: text })),
      fc.string({ unit: 'binary', minLength: 1 }).map((id) => ({ text: JSON.stringify(id), id })),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((id) => ({ text: JSON.stringify(id), id })),
    );
    fc.assert(
      fc.property(value, ({ text, id }) => {
        fc.pre(!id.includes('\ufffd'));
        assert.equal(idText(parseExactJson(text)), id);
      }),
      { seed, numRuns: runsOf(3000) },
    );
  });

  const nobody = [
    ...[undefined, null, '', NaN, Infinity, -Infinity, -0, 2 ** 53, -(2 ** 53), 1e300, true, false],
    ...[
      {},
      [],
      ['a'],
      { toString: () => 'a' },
      () => 'a',
      Symbol('a'),
      new String('a'),
      new Number(5),
      new Date(0),
    ],
    // Bytes that are no UTF-8, whichever they were.
    'a\ufffd',
  ];
  for (const value of nobody)
    test(`is not made of ${inspect(value)}`, () => assert.equal(idText(value), null));
});

describe('the claims of a checked JWT', () => {
  const jwtOf = (payload: string | Uint8Array): string =>
    `e30.${Buffer.from(payload).toString('base64url')}.x`;

  test('are read with every digit', () =>
    assert.deepEqual(parseJwtClaims(jwtOf('{"sub":"ä-🔐","oid":9007199254740993,"iat":1700000000}')), {
      ...{ sub: 'ä-🔐', oid: '9007199254740993', iat: 1_700_000_000 },
    }));

  test('of bytes that are no UTF-8 are refused: whichever they are, they would become the same character', () => {
    for (const byte of [0xff, 0xfe, 0xc0])
      assert.throws(
        () =>
          parseJwtClaims(jwtOf(Buffer.concat([Buffer.from('{"sub":"'), Buffer.of(byte), Buffer.from('"}')]))),
        (error: unknown) => error instanceof OAuthError && error.code === 'id_token_invalid',
      );
  });
});
