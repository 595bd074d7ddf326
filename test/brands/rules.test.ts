import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brandIds, brandOf, initialOf, providerName, type Brand } from '../../src/brands/index.js';
import { contrast } from '../support/contrast.js';

const listed = [
  ...['google', 'apple', 'microsoft', 'azure', 'facebook', 'github', 'linkedin', 'x', 'discord'],
  ...['slack', 'line', 'kakao', 'paypal', 'auth0'],
];
const brand = (id: string): Brand => {
  const found = brandOf(id);
  assert.ok(found, `${id} has no row`);
  return found;
};
const all = (): [string, Brand][] => brandIds.map((id) => [id, brand(id)]);

describe('the brands', () => {
  test('have a row for each provider whose rules are known', () => {
    assert.deepEqual([...brandIds].sort(), [...listed].sort());
  });

  test('are called as they are everywhere else', () => {
    for (const [id, { name }] of all()) assert.equal(name, providerName(id));
  });

  test('leave an id that nobody knows, or that every object has, without a row', () => {
    for (const id of ['acme', '', '__proto__', 'constructor', 'toString', 'GITHUB', ' google'])
      assert.equal(brandOf(id), undefined, id);
  });

  test('read well in light and dark, but for those that are listed with a reason', () => {
    const poor = new Set<string>();
    for (const [id, { light, dark }] of all())
      for (const { fill, text } of [light, dark]) if (contrast(text, fill) < 4.5) poor.add(id);
    assert.deepEqual([...poor], ['line']);
    const excused = all().filter(([, { contrastException }]) => contrastException);
    assert.deepEqual(
      excused.map(([id]) => id),
      [...poor],
    );
  });

  test('are no lower than their owners ask, and no smaller than one another', () => {
    for (const [id, { minHeight, logoSize }] of all()) {
      assert.ok(minHeight <= 44, `${id} wants more than our 44 pixels`);
      assert.ok(logoSize >= 19 && logoSize <= 20, id);
    }
  });

  test('say what allows each drawing to be passed on, and where it comes from', () => {
    for (const [id, { logo }] of all()) {
      if (!logo) continue;
      assert.match(logo.license, /^(CC0-1\.0|MIT)$/, id);
      assert.match(logo.source, /https:\/\/\S+/, id);
      assert.match(logo.viewBox, /^-?\d+ -?\d+ \d+ \d+$/, id);
      const [, , width, height] = logo.viewBox.split(' ');
      assert.equal(width, height, `${id}: a mark is shown in a square`);
      for (const { d, fill } of logo.paths) {
        assert.match(d, /^M[\d\s.,a-zA-Z-]+$/, id);
        assert.match(fill ?? '#000', /^#[\da-f]{3,6}$/, id);
      }
    }
  });

  test('that must keep their colours have some wherever they are shown', () => {
    for (const [id, { logo, mayTint, markColor }] of all())
      if (logo && !mayTint) assert.ok(markColor ?? logo.paths.every(({ fill }) => fill), id);
  });
});

describe('the rules of', () => {
  test('Google: 12, 10 and 12 pixels, and the G in four colours on white', () => {
    const { padding, gap, logo, logoBackground, mayTint, light, dark } = brand('google');
    assert.deepEqual([padding[0], gap, padding[1]], [12, 10, 12]);
    const colors = logo?.paths.map(({ fill }) => fill);
    assert.deepEqual(colors, ['#4285f4', '#34a853', '#fbbc05', '#ea4335']);
    assert.equal(logoBackground, '#fff');
    assert.equal(mayTint, false);
    assert.deepEqual(light, { fill: '#fff', border: '#747775', text: '#1f1f1f' });
    assert.deepEqual(dark, { fill: '#131314', border: '#8e918f', text: '#e3e3e3' });
  });

  test('Microsoft: its name is never Azure, and its squares have four colours', () => {
    for (const id of ['azure', 'microsoft']) {
      const { name, logo, logoSize } = brand(id);
      assert.equal(name, 'Microsoft');
      assert.equal(logoSize, 19);
      const colors = logo?.paths.map(({ fill }) => fill);
      assert.deepEqual(colors, ['#f25022', '#7fba00', '#00a4ef', '#ffb900']);
    }
  });

  test('Apple: no artwork of ours, a title of 43 % of the height, 8 % free after it', () => {
    const { logo, fontSize = 0, trailingSpace } = brand('apple');
    assert.equal(logo, undefined);
    assert.equal(fontSize, Math.round(0.43 * 44));
    assert.equal(trailingSpace, 0.08);
  });

  test('every owner: fill, border and text of the button, and the logo’s measures', () => {
    const clear = 'transparent';
    const prescribed: Readonly<Record<string, readonly string[]>> = {
      google: ['#fff #747775 #1f1f1f', '#131314 #8e918f #e3e3e3', '20 12/10/12 40'],
      apple: [`#000 ${clear} #fff`, `#fff ${clear} #000`, '20 12/10/12 30'],
      microsoft: ['#fff #8c8c8c #5e5e5e', `#2f2f2f ${clear} #fff`, '19 12/13/12 41'],
      facebook: [`#0866ff ${clear} #fff`, `#0866ff ${clear} #fff`, '20 12/10/12 20'],
      github: [`#24292f ${clear} #fff`, '#24292f #6b747e #fff', '20 12/10/12 44'],
      linkedin: [`#0a66c2 ${clear} #fff`, `#0a66c2 ${clear} #fff`, '20 12/10/12 41'],
      x: [`#000 ${clear} #fff`, `#fff ${clear} #000`, '20 12/10/12 44'],
      discord: [`#5865f2 ${clear} #fff`, `#5865f2 ${clear} #fff`, '20 12/10/12 44'],
      slack: ['#fff #ddd #000', `#4a154b ${clear} #fff`, '20 12/12/12 44'],
      line: [`#06c755 ${clear} #fff`, `#06c755 ${clear} #fff`, '20 12/10/12 44'],
      kakao: [`#fee500 ${clear} #000000d9`, `#fee500 ${clear} #000000d9`, '20 12/10/12 44'],
      paypal: [`#0070ba ${clear} #fff`, `#0070ba ${clear} #fff`, '20 12/10/12 44'],
    };
    for (const [id, expected] of Object.entries(prescribed)) {
      const { light, dark, logoSize, padding, gap, minHeight } = brand(id);
      const measures = `${logoSize} ${padding[0]}/${gap}/${padding[1]} ${minHeight}`;
      const looks = [light, dark].map(({ fill, border, text }) => `${fill} ${border} ${text}`);
      assert.deepEqual([...looks, measures], expected, id);
    }
  });

  test('Facebook, LINE and PayPal: their own words', () => {
    assert.deepEqual(Object.values(brand('facebook').wording), ['continue', 'continue', 'continue']);
    assert.deepEqual(Object.values(brand('line').wording), ['sign-in', 'sign-in', 'sign-in']);
    assert.deepEqual(Object.values(brand('paypal').wording), ['sign-in', 'continue', 'continue']);
    assert.ok((brand('paypal').fontSize ?? 0) * 0.75 >= 13, 'PayPal asks for 13 points');
  });
});

test('a provider without a mark has its initial, as a person sees it', () => {
  const initials = {
    ...{ acme: 'A', ' möbel': 'M', '👩‍💻 lab': '👩‍💻', école: 'É', '': '', שלום: 'ש', '🇺🇦 Пошта': '🇺🇦' },
    // What shows nothing by itself: directions, spaces, marks without a letter.
    ...{ '\u202egithub': 'G', '\u2067\u200bacme': 'A', '\u0301\u0488 x': 'X', '\u202e \u0301': '' },
  };
  for (const [name, initial] of Object.entries(initials)) assert.equal(initialOf(name), initial);
});
