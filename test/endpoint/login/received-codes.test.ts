import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CodeMarksInProcess } from '../../../src/endpoint/login/code-marks.js';
import type { CheckedProvider } from '../../../src/endpoint/settings/check-provider.js';
import { runsOf } from '../../support/whole.js';
import { both, builtIn, bySubpath, domainOnly, letters, mapOf, open, other } from './receive-codes.js';

/** What is signed with ES256: of r and s, n - s is as good as s. */
const jwtPart = 'eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiI5ZjFiMmNkZSIsInN1YiI6ImFkYSJ9';

describe('the codes that this endpoint has received', () => {
  for (const [what, first, second] of [
    ['the same', 'ab12', 'ab12'],
    ['900 letters', letters(900), letters(900)],
    ['901 letters', letters(901), letters(901)],
    ['a million letters', letters(1_000_000), letters(1_000_000)],
    ['another case', '0a1b2cdef', '0A1B2cDef'],
    ['an accent', '0a1b2cdef', '0a1b2cdéf'],
    ['a letter for two', 'strasse', 'stra\u00dfe'],
    ['a combining accent', '0a1b2cdef', '0a1b2cdef\u0301'],
    ['full width', 'ab12', 'ａｂ１２'],
    ['an escape for a digit', '0a1b2cdef', '%30a1b2cdef'],
    ['an escape for a sign', '4/0a1b', '4%2f0a1b'],
    ['padding and a line break', 'ab12', 'ab12==\r\n'],
    ['other bits at the end of base64', 'YWJjZDE2IGI', 'YWJjZDE2IGJ'],
    ['a character too many', 'YWJjZDE2', 'YWJjZDE2x'],
    ['text after the padding of base64', 'c3RvbGVuIGNvZGU=', 'c3RvbGVuIGNvZGU=ZZZZ'],
    ['text after hexadecimal digits', 'ab12cd34ef56', 'ab12cd34ef56zzzz'],
    ['text after decimal digits', '123456789012', '123456789012abcdef'],
    ['the prefix of a UUID', '9f1b2cde-4a5b', 'urn:uuid:9f1b2cde-4a5b'],
    ['the prefix of a UUID in the middle', '9f1b2cde-4a5b', '{9f1burn:2cde4uuid:a5b}'],
    ['zeros before a number', '1234567890', '0001234567890'],
    ['a sign of hexadecimal digits for two zeros', '001b2cde4a5b', '0x1b2cde4a5b'],
    ['other bits after a zero, and a character too many', 'YWJjZDE2IG0', 'YWJjZDE2IG1x'],
    [
      'a JWT with another valid signature',
      `${jwtPart}.Db7mmHtjJAcBPbF3F4Q6J1ZCVotB4T2BUIQcQIgjCxEI9fCS4P23w6MCH31JyPY9qfFUPF-3UVevivP9cRIhqA`,
      `${jwtPart}.Db7mmHtjJAcBPbF3F4Q6J1ZCVotB4T2BUIQcQIgjCxH3Cg9sHwJIPVz94IK2NwnCEvWmcUdgTS1ELtbFi1EDqQ`,
    ],
    ['a null', 'ab12', 'ab12\0'],
  ] as const)
    test(`are refused when they come again, in whatever spelling (${what})`, async () => {
      const { outcome } = open();
      assert.equal(await outcome(other, first), '');
      assert.equal(await outcome(domainOnly, second), 'state_mismatch, code_received_before');
    });

  test('are told from others that differ before their last character', async () => {
    const { outcome } = open();
    for (const code of ['ab12x', 'ab13x', 'ac12x', 'b12ax']) assert.equal(await outcome(other, code), '');
    for (const code of ['bb12x', 'ab14x', 'a12x', 'abb12x'])
      assert.equal(await outcome(domainOnly, code), '');
  });

  test('are told from others that begin alike: JWTs of one header, codes of one team', async () => {
    const { outcome } = open();
    for (const code of [`${jwtPart}.signature`, '123456789012.987654321098.ab12cd'])
      assert.equal(await outcome(other, code), '');
    for (const code of [
      'eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiIwMGFhYmJjYyJ9.signature',
      '123456789012.987654321098.ef56ab',
    ])
      assert.equal(await outcome(domainOnly, code), '');
  });

  test('are refused by a provider that accepts other paths below its own, too, and nothing else is', async () => {
    const { outcome } = open();
    assert.equal(await outcome(other, 'stolen'), '');
    assert.equal(await outcome(bySubpath, 'Stolen='), 'state_mismatch, code_received_before');
    for (const code of ['honest', 'ab%2012']) assert.equal(await outcome(bySubpath, code), '');
  });

  test('are known from every part of a callback that another provider gets, not from its code alone', async () => {
    const { outcome } = open();
    assert.equal(await outcome(other, 'junk', '', 'stolen', 'more'), '');
    for (const code of ['stolen', 'more', 'junk'])
      assert.equal(await outcome(domainOnly, code), 'state_mismatch, code_received_before');
  });

  test('of a provider that is built in are not remembered, however many come: no other one gets them', async () => {
    const { outcome } = open(both, 2 ** 15);
    for (const provider of [builtIn, domainOnly])
      for (let junk = 0; junk < 1640; junk++) await outcome(provider, `junk${junk}x`);
    assert.equal(await outcome(domainOnly, 'junk1x'), '');
    assert.equal(await outcome(domainOnly, 'honest'), '');
  });

  test('hold visible ASCII without an escape: nothing else is taken, however like the code it is', async () => {
    const spelled = fc.tuple(
      fc.constantFrom('ab12cd', 'ss', 'ae'),
      fc.nat(6),
      fc
        .string({ unit: 'binary', minLength: 1, maxLength: 1 })
        .filter((sign) => !/^[\x21-\x24\x26-\x7e]$/.test(sign)),
    );
    await fc.assert(
      fc.asyncProperty(spelled, async ([code, at, sign]) => {
        const { outcome } = open();
        assert.equal(await outcome(other, code), '');
        const spelling = code.slice(0, at) + sign + code.slice(at);
        assert.equal(await outcome(domainOnly, spelling), 'state_mismatch, code_received_before');
      }),
      { seed: 1, numRuns: runsOf(500) },
    );
  });

  for (const seconds of [900, 86_400])
    test(`count for ${seconds} seconds where a provider takes them for so long, and not for twice that`, async () => {
      const provider = { ...domainOnly, codeExpiresIn: seconds } as CheckedProvider;
      const { outcome, time } = open(mapOf(provider, other));
      assert.equal(await outcome(other, 'ab12'), '');
      time.now += 1000 * seconds - 1;
      assert.notEqual(await outcome(provider, 'ab12'), '');
      time.now += 1000 * seconds + 1;
      assert.equal(await outcome(provider, 'ab12'), '');
    });

  test('may come twice to a provider that compares whole redirect URLs: it refuses them itself', async () => {
    const { outcome } = open();
    for (let time = 0; time < 2; time++) assert.equal(await outcome(other, 'ab12'), '');
  });

  test('are not looked at where no other provider could have got them', async () => {
    for (const providers of [mapOf(domainOnly), mapOf(domainOnly, builtIn), mapOf(other, builtIn)]) {
      const { outcome } = open(providers);
      for (const provider of [...providers.values(), ...providers.values()])
        assert.equal(await outcome(provider, 'ab%2012'), '');
    }
  });

  test('that found no room in a flood let nobody in: such logins wait until none of them counts', async () => {
    const { outcome, time } = open(both, 2 ** 15);
    for (let junk = 0; junk < 1640; junk++) await outcome(other, `junk${junk}x`);
    assert.equal(await outcome(other, 'stolen'), '');
    for (const wait of [0, 450_000, 449_999]) {
      time.now += wait;
      assert.equal(await outcome(domainOnly, 'stolen'), 'rate_limited, codes_forgotten');
      assert.equal(await outcome(domainOnly, 'honest'), 'rate_limited, codes_forgotten');
      assert.equal(await outcome(bySubpath, 'beside'), '');
    }
    time.now += 1;
    assert.equal(await outcome(domainOnly, 'honest-again'), '');
  });

  test('that found no room among those of a day let people in where codes work for minutes', async () => {
    const byDay = { ...domainOnly, id: 'day', codeExpiresIn: 86_400 } as CheckedProvider;
    const { outcome, time } = open(mapOf(domainOnly, byDay, other), 2 ** 15);
    for (let hour = 0; hour < 24; hour++) {
      for (let junk = 0; junk < 100; junk++) await outcome(other, `junk${hour}-${junk}x`);
      time.now += 3_600_000;
    }
    assert.equal(await outcome(other, 'stolen'), '');
    assert.equal(await outcome(byDay, 'honest'), 'rate_limited, codes_forgotten');
    assert.equal(await outcome(domainOnly, 'honest'), '');
    assert.equal(await outcome(domainOnly, 'stolen'), 'state_mismatch, code_received_before');
  });

  test('of a busy day have room in one process', async () => {
    const marks = new CodeMarksInProcess(() => 1_000_000, [86_400_000]);
    const nameOf = (mark: number): string => Buffer.from(String(mark).padEnd(32, 'x')).toString('base64url');
    for (let mark = 0; mark < 250_000; mark++) void marks.set(nameOf(mark));
    assert.ok(!marks.lacksMarks(86_400_000));
    assert.ok(await marks.has(nameOf(0), 86_400_000));
  });
});
