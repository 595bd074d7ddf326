import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readHtml } from '../../../src/endpoint/pages/html-reader.js';
import { OwnHtmlTemplate } from '../../../src/endpoint/pages/own-html-template.js';
import { runsOf } from '../../support/whole.js';

const kindsOf = (html: string): string[] => [...readHtml(html)].map(({ kind, text }) => `${kind} ${text}`);

const cases: [html: string, pieces: string[]][] = [
  ['', []],
  ['a', ['text a']],
  ['a<b c="d>">e</b>', ['text a', 'start <b c="d>">', 'text e</b>']],
  ['<!--<script>-->x', ['comment <!--<script>-->', 'text x']],
  ['<!--<script>', ['comment <!--<script>']],
  ['<script a>b</x></SCRIPT >c', ['start <script a>', 'raw b</x>', 'text </SCRIPT >c']],
  ['<style></style>', ['start <style>', 'text </style>']],
  ['<script>a', ['start <script>', 'raw a']],
  ['<script>a</scriptx>', ['start <script>', 'raw a</scriptx>']],
  ['<a title="<script>">b', ['start <a title="<script>">', 'text b']],
  ['1 < 2 <3', ['text 1 < 2 <3']],
  ['a<b c="', ['text a<b c="']],
  ['<Img/>', ['start <Img/>']],
];

const piece = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '"',
    "'",
    '=',
    ' ',
    '/',
    'script',
    '<style',
    'nonce',
    '{{message}}',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

describe('the reader of HTML', () => {
  for (const [html, pieces] of cases)
    test(`reads ${JSON.stringify(html)} as ${pieces.length} pieces`, () => {
      assert.deepEqual(kindsOf(html), pieces);
    });

  test('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        assert.equal([...readHtml(html)].map(({ text }) => text).join(''), html);
        assert.doesNotThrow(() => new OwnHtmlTemplate(html));
      }),
      { seed: 11, numRuns: runsOf(10_000) },
    );
  });

  // Read in time that grows as a square, a megabyte would take minutes, and the test would never end.
  for (const part of [
    '<',
    '<a ',
    '<a "',
    '<script ',
    '<script>',
    '<style "',
    '<!--',
    "<script a='",
    '"',
    '</script',
    '<a>',
  ])
    test(`reads a megabyte of ${JSON.stringify(part)} to its end`, () => {
      assert.equal(new OwnHtmlTemplate(part.repeat(1_000_000 / part.length)).tellsFailure, false);
    });
});
