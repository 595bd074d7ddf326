import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as palette from '../../src/brands/palette.js';
import { contrast } from '../support/contrast.js';
import { strayColours } from '../support/colours.js';
import { filesIn } from '../support/project-files.js';

const values = Object.values(palette).flat();
const files = [
  ...filesIn(['components'], /\.(ts|css|html)$/),
  ...filesIn(['src/endpoint/pages'], /\.ts$/),
  ...filesIn(['demo/pages'], /^demo\/pages\/demo\.css$/),
];

/** A style sheet can't import, and documentation says what the value is. */
const mayRepeat = (path: string, line: string): boolean =>
  path.endsWith('.css') || line.includes(' * @cssprop [');

/** Pairs for light and dark, of text and of what it stands on. */
const readable = {
  'text on a card': [palette.ink, palette.surface],
  'text on the page': [palette.ink, palette.page],
  'soft text on a card': [palette.soft, palette.surface],
  'soft text on the page': [palette.soft, palette.page],
  'soft text on a disabled button': [palette.soft, palette.hoverFill],
  'links on a card': [palette.accent, palette.surface],
  'links on an error': [palette.accent, palette.badSurface],
  'text on the accent': [palette.onAccent, palette.accent],
  'an error on a card': [palette.bad, palette.surface],
  'an error on its box': [palette.bad, palette.badSurface],
  'text on an error': [palette.ink, palette.badSurface],
  'a success on a card': [palette.good, palette.surface],
} as const;

const shades = (pair: string): readonly string[] => pair.match(/#[\da-f]+/g) ?? [];

describe('the palette', () => {
  test('is the only place where a colour of ours is written down', () => {
    assert.ok(files.length > 60);
    assert.deepEqual(strayColours(files, values, mayRepeat), []);
  });

  test('finds a colour wherever one may hide, and takes nothing else for one', () => {
    const lines = {
      'const a = `color: #123456`;': 1,
      'background: rgb(1 2 3)': 1,
      'border: 1px solid rebeccapurple': 0,
      'border: 1px solid white': 1,
      'box-shadow: 0 0 0 1px darkgreen': 1,
      'fill: oklch(50% 0 0)': 1,
      'color: light-dark(#14181c, #000)': 2,
      'const { red, green } = luminance(color);': 0,
      "'&#39;'": 0,
      'border-color: GrayText; color: Highlight': 0,
    };
    for (const [text, count] of Object.entries(lines))
      assert.equal(strayColours([{ path: 'x.ts', text }], values, mayRepeat).length, count, text);
    const sheet = (text: string) => strayColours([{ path: 'x.css', text }], values, mayRepeat);
    assert.deepEqual(sheet('color: light-dark(#14181c,#eef1f3); box-shadow: 0 1px 2px #0000000a;'), []);
    assert.deepEqual(sheet('color: light-dark(#eef1f3, #14181c)').length, 2);
    assert.deepEqual(sheet('color: #14181c').length, 1);
  });

  for (const [what, [text, background]] of Object.entries(readable))
    test(`lets people read ${what}, in light and dark`, () => {
      for (const scheme of [0, 1])
        assert.ok(contrast(shades(text)[scheme] ?? '', shades(background)[scheme] ?? '') >= 4.5);
    });

  test('shows edges of controls, and initials on each of their colours', () => {
    for (const scheme of [0, 1])
      assert.ok(
        contrast(shades(palette.lineStrong)[scheme] ?? '', shades(palette.surface)[scheme] ?? '') >= 3,
      );
    for (const hue of palette.hues) assert.ok(contrast(palette.white, hue) >= 4.5, hue);
  });
});
