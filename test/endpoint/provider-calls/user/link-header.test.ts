import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nextLink } from '../../../../src/endpoint/provider-calls/user/link-header.js';
import { runsOf } from '../../../support/whole.js';

const headers: [header: string | null, next: string | undefined][] = [
  [null, undefined],
  ['', undefined],
  ['<https://a.example/2>; rel="next"', 'https://a.example/2'],
  ['<https://a.example/1>; rel="first", <https://a.example/2>; rel="next"', 'https://a.example/2'],
  ['<a>; rel=next', 'a'],
  ['<a>;rel=NEXT', 'a'],
  ['<a> ; REL = "Last next"', 'a'],
  ['< a >; rel="next"', 'a'],
  [',, <a>; rel="prev" ,, <b>; rel="next"', 'b'],
  ['<a,b;c="d">; rel="next"', 'a,b;c="d"'],
  ['<a>; title="<b>; rel=\\"next\\""; rel="prev", <c>; rel="next"', 'c'],
  ['<a>; title="x, <b>; rel=next", <c>; rel="next"', 'c'],
  ['<a>; rel="prev"; rel="next"', undefined],
  ['<a>; rel="next"; anchor="#foo"', undefined],
  ['<a>; rel="nextish"', undefined],
  ['<a>; rel="x-next"', undefined],
  ['<a>; prel="next"', undefined],
  ['<a>; rel', undefined],
  ['<a>', undefined],
  ['<a; rel="next"', undefined],
  ['a; rel="next"', undefined],
  ['<a>; rel="next', 'a'],
  ['<>; rel="next"', ''],
];

describe('a Link header', () => {
  for (const [header, next] of headers)
    test(`${JSON.stringify(header)} names ${next ?? 'no next page'}`, () =>
      assert.equal(nextLink(header), next));

  const part = fc.stringMatching(/^[a-z]{1,5}$/);
  const target = fc.stringMatching(/^[!-;=?-~]{0,12}$/);
  test('names the first link that is one to the next page, whatever stands around it', () => {
    const link = fc.record({
      target,
      relation: fc.constantFrom('next', 'prev', 'last', 'first next', 'NEXT'),
      title: fc.string({ maxLength: 12 }).map((text) => text.replace(/[^ -~]/g, '')),
      name: part.filter((name) => name !== 'rel' && name !== 'anchor'),
      order: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 5 }), (links) => {
        const header = links
          .map(({ target, relation, title, name, order }) => {
            const parameters = [`rel="${relation}"`, `${name}="${title.replace(/["\\]/g, '\\$&')}"`];
            return [`<${target}>`, ...(order ? parameters : parameters.reverse())].join('; ');
          })
          .join(', ');
        const found = links.find(({ relation }) => /next/i.test(relation));
        assert.equal(nextLink(header), found?.target.trim());
      }),
      { seed: 20_261_128, numRuns: runsOf(1000) },
    );
  });

  // Read in time that grows as a square, a megabyte would take minutes, and the test would never end.
  const megabyte = 1_000_000;
  for (const piece of [
    '<',
    '<>',
    '<a>;',
    '<a>; rel=',
    ';',
    '"',
    '<a>;a="',
    '\\',
    ' ',
    '<a> ',
    '<a>; rel="x ',
    ', <',
    '<a>;rel;',
  ])
    test(`of a megabyte of ${JSON.stringify(piece)} is read to its end`, () => {
      const filler = piece.repeat(megabyte / piece.length);
      assert.equal(nextLink(filler), undefined);
      assert.equal(nextLink(`<a>; rel="next", ${filler}`), 'a');
    });

  test('of any text throws nothing', () => {
    const text = fc
      .array(fc.constantFrom('<', '>', ';', '"', '\\', '=', ',', ' ', 'rel', 'next', 'ö'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (header) => {
        const next = nextLink(header);
        assert.ok(next === undefined || header.includes(next));
      }),
      { seed: 20_261_128, numRuns: runsOf(3000) },
    );
  });
});
