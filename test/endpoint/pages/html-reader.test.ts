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
  ['<!--><b>', ['comment <!-->', 'start <b>']],
  ['<!---><b>', ['comment <!--->', 'start <b>']],
  ['<!--a--!><b>', ['comment <!--a--!>', 'start <b>']],
  ['<!--<!--a--><b>-->', ['comment <!--<!--a-->', 'start <b>', 'text -->']],
  ['<?xml version="1.0"?><b>', ['comment <?xml version="1.0"?>', 'start <b>']],
  ['<!x "><b>', ['comment <!x ">', 'start <b>']],
  ['</3><b>', ['comment </3>', 'start <b>']],
  ['<p class=it\'s>a<b c="d">', ["start <p class=it's>", 'text a', 'start <b c="d">']],
  ['<p title">a', ['start <p title">', 'text a']],
  ['<p a= ">" b>c', ['start <p a= ">" b>', 'text c']],
  ['<p =">">a', ['start <p =">', 'text ">a']],
  ['</p a="<script>">b', ['text </p a="<script>">b']],
  ['<title><script></title><b>', ['start <title>', 'text <script>', 'text </title>', 'start <b>']],
  ['<textarea><!--</textarea><b>', ['start <textarea>', 'text <!--', 'text </textarea>', 'start <b>']],
  ['<iframe><style></iframe><b>', ['start <iframe>', 'raw <style>', 'text </iframe>', 'start <b>']],
  [
    '<script><!--<script></script>--></script><b>',
    ['start <script>', 'raw <!--<script></script>-->', 'text </script>', 'start <b>'],
  ],
  ['<script><!--></script><b>', ['start <script>', 'raw <!-->', 'text </script>', 'start <b>']],
  ['<plaintext><b>', ['start <plaintext>', 'raw <b>']],
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

  const filled = (html: string): string =>
    new OwnHtmlTemplate(html).fill({ nonce: 'N', message: 'a b=c', provider: '"P"', language: 'en' }).text;

  const templates: [html: string, filled: string][] = [
    ['<p title="{{message}}" {{message}}>{{message}}', '<p title="a b=c" {{message}}>a b=c'],
    // Without quotes, each word of the text would be an attribute.
    ['<p title={{message}} id=x>', '<p title="a b=c" id=x>'],
    ["<p title='{{provider}}'>", "<p title='&quot;P&quot;'>"],
    ['<script NONCE=x src=a nonce="y">{{message}}</script>', '<script nonce="N" src=a>{{message}}</script>'],
    // The script goes on behind its first end tag.
    [
      '<script><!--<script></script>{{message}}--></script>{{message}}',
      '<script nonce="N"><!--<script></script>{{message}}--></script>a b=c',
    ],
    ['<!--><script>a</script>', '<!--><script nonce="N">a</script>'],
    ["<p class=it's><script>a</script>'", '<p class=it\'s><script nonce="N">a</script>\''],
    ['<title>{{provider}}<style></title>', '<title>&quot;P&quot;<style></title>'],
  ];
  for (const [html, expected] of templates)
    test(`fills in ${html} as ${expected}`, () => {
      assert.equal(filled(html), expected);
    });

  test('counts the first of several data-outcome attributes, as browsers do', () => {
    const tells = (html: string): boolean => new OwnHtmlTemplate(html).tellsFailure;
    assert.equal(tells('<p data-outcome=success data-outcome=error>'), false);
    assert.equal(tells('<p data-outcome=error data-outcome=success>'), true);
    assert.equal(tells('<title><p data-outcome=error></title>'), false);
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
    '<script><!--<script>',
    '<!--<script>-->',
    '</a b="',
    '<a b=',
    '<a>',
  ])
    test(`reads a megabyte of ${JSON.stringify(part)} to its end`, () => {
      assert.equal(new OwnHtmlTemplate(part.repeat(1_000_000 / part.length)).tellsFailure, false);
    });
});
