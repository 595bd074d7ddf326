import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseWeighted, prefersHtml } from '../../../src/endpoint/http/accept-headers.js';
import { preferredLanguage } from '../../../src/endpoint/pages/page-language.js';
import { isTried, runsOf } from '../../support/whole.js';

const accepts: [header: string | null, html: boolean][] = [
  [null, false],
  ['', false],
  ['text/html', true],
  ['TEXT/HTML', true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', true],
  ['application/json', false],
  ['application/json, text/plain, */*', false],
  ['*/*', false],
  ['image/avif, */*', false],
  ['text/*', true],
  ['text/html, */*', true],
  ['*/*, text/html', true],
  ['text/html, application/json', true],
  ['application/json, text/html', false],
  ['text/html;q=0.5, application/json', false],
  ['application/json;q=0.5, text/html', true],
  ['text/html;q=0, */*', false],
  ['text/html;q=0', false],
  ['*/*;q=0.1, application/json;q=0', true],
  ['text/html;level="1,application/json";q=0.2, application/json;q=0.1', true],
  ['text/html;q=2', false],
  ['text/html;q=', false],
  ['text', false],
  ['text/htmlx', false],
];

const piece = fc.oneof(
  fc.constantFrom(
    ',',
    ';',
    '"',
    '\\',
    'q=',
    '=',
    ' ',
    '\t',
    '0.5',
    '*',
    '/',
    '-',
    'text/html',
    'zh',
    'en',
    '*/*',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const anyHeader = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('an Accept header', () => {
  for (const [header, html] of accepts)
    test(`${JSON.stringify(header)} ${html ? 'prefers HTML' : 'does not prefer HTML'}`, () => {
      assert.equal(prefersHtml(header), html);
    });

  test('with distinct weights prefers the type of the greater one, in whatever order they stand', () => {
    const weights = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(weights, fc.boolean(), ([html = 0, json = 0], htmlFirst) => {
        const elements = [`text/html;q=${html / 1000}`, `application/json;q=${json / 1000}`];
        assert.equal(prefersHtml((htmlFirst ? elements : elements.reverse()).join(', ')), html > json);
      }),
      { seed: 11, numRuns: runsOf(2000) },
    );
  });
});

describe('a list with weights', () => {
  test('is read back as it was written', () => {
    const element = fc.record({
      value: fc.stringMatching(/^[a-z]{1,8}(?:-[a-z\d]{1,8})?$/),
      weight: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
      blanks: fc.constantFrom('', ' ', '\t'),
    });
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        const header = elements.map(
          ({ value, weight, blanks }) => `${blanks}${value}${blanks};${blanks}q=${weight}`,
        );
        const expected = elements.map(({ value, weight }) => ({ value, weight }));
        assert.deepEqual(parseWeighted(header.join(','), /^[a-z\d-]+$/), expected);
      }),
      { seed: 11, numRuns: runsOf(1000) },
    );
  });

  test('of any header throws nothing, and has a language and an answer', () => {
    fc.assert(
      fc.property(anyHeader, (header) => {
        assert.equal(typeof prefersHtml(header), 'boolean');
        assert.match(preferredLanguage(header, ['en', 'zh-Hans']) ?? 'en', /^(?:en|zh-Hans)$/);
      }),
      { seed: 11, numRuns: runsOf(10_000) },
    );
  });

  test('has a hundred elements at most, whatever comes after them', () => {
    const hundred = 'a,'.repeat(100);
    assert.equal(parseWeighted(`${hundred}de`, /^[a-z]+$/).length, 100);
    assert.equal(preferredLanguage(`${hundred}de`, ['en', 'de']), undefined);
    assert.equal(preferredLanguage(`${'a,'.repeat(99)}de`, ['en', 'de']), 'de');
  });

  const readers: [what: string, read: (header: string) => unknown, result: unknown][] = [
    ['has no page before data', prefersHtml, false],
    ['has no language', (header) => preferredLanguage(header, ['en', 'zh-Hans']), undefined],
    ['has the page that stands before it', (header) => prefersHtml(`text/html, ${header}`), true],
  ];
  // Read in time that grows as a square, a megabyte would take minutes, and the test would never end.
  for (const [row, part] of [
    ',',
    ';',
    '"',
    '\\"',
    'a,',
    'a;q=1,',
    'a;b="',
    '";',
    'a/b;c="x",',
    ' ',
    '\t,',
    ';q=',
    '-',
    'a-',
  ].entries())
    for (const [column, [what, read, result]] of readers.entries()) {
      if (!isTried(3, row, column)) continue;
      test(`of a megabyte of ${JSON.stringify(part)} is read to its end, and ${what}`, () => {
        assert.equal(read(part.repeat(1_000_000 / part.length)), result);
      });
    }
});
