import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { minifyCss, minifyHtml } from '../../tools/minify-templates.mjs';

const same = (text: string): [string, string] => [text, text];

describe('minified styles', () => {
  const cases: Record<string, [css: string, expected: string]> = {
    'lose indentation and last semicolons': ['a {\n  color: red;\n  top: 0;\n}\n', 'a{color:red;top:0}'],
    'lose comments, an apostrophe in them too': ["a{/* it's */b:c}/* 'x */", 'a{b:c}'],
    'keep the space of a descendant': ['a :hover , b > c + d ~ e', 'a :hover,b > c + d ~ e'],
    'keep the spaces of calc': same('a{width:calc(1px + 2px - 3px)}'),
    'keep the space before a negative value': same('a{margin:0 -1px}'),
    'keep the spaces of media queries': same('@media (min-width:1px) and (forced-colors:active){a{b:c}}'),
    'lose the space before important': ['a{b:c !important}', 'a{b:c!important}'],
    'keep strings as they are': same('a{content:"a  ;  b /* c */"}'),
    'keep addresses as they are': same("a{background:url(data:image/svg+xml;utf8,<svg  x='1'>)}"),
    'keep a space at the edge of an expression': same('a{margin:0 '),
  };
  for (const [claim, [css, expected]] of Object.entries(cases)) {
    test(claim, () => {
      assert.equal(minifyCss(css), expected);
    });
  }
});

describe('minified templates', () => {
  const cases: Record<string, [html: string, expected: string]> = {
    'turn indentation into one space': [
      '<p>\n    <b>a</b>\n    <i>b</i>\n</p>',
      '<p> <b>a</b> <i>b</i> </p>',
    ],
    'lose indentation before the end of a tag': [
      '<p\n  title="a"\n  ><br\n/></p\n>',
      '<p title="a"><br/></p>',
    ],
    'keep spaces within a line': same('<p title="a  b">a  b</p>'),
    'lose comments': ['<p><!-- a -->b</p>', '<p>b</p>'],
    'keep preformatted text': same('<pre>\n  a\n</pre>'),
  };
  for (const [claim, [html, expected]] of Object.entries(cases)) {
    test(claim, () => {
      assert.equal(minifyHtml(html), expected);
    });
  }
});
