import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fill } from '../../src/locales/fill.js';

describe('a text with placeholders', () => {
  test('takes each name where its placeholder stands, in any order, as often as it stands there', () => {
    assert.equal(fill('{b} of {a}, {b}', { a: 'Ada', b: 'GitHub' }), 'GitHub of Ada, GitHub');
  });

  test('takes a name as it is, whatever it looks like', () => {
    for (const name of ['{a}', '{b}', '$&', '$1', '<b>', '', '\\', 'constructor'])
      assert.equal(fill('Hi {a}, {b}', { a: name, b: 'b' }), `Hi ${name}, b`);
  });

  test('keeps a placeholder that no name is given for, also one that every object has a property of', () => {
    assert.equal(fill('{toString} {__proto__} {a}', { b: '' }), '{toString} {__proto__} {a}');
  });

  test('isolates a name where the text or the name may run from right to left', () => {
    assert.equal(fill('{a} שלום', { a: 'Ada' }), '\u2068Ada\u2069 שלום');
    assert.equal(fill('Hi {a}.', { a: 'عائشة' }), 'Hi \u2068عائشة\u2069.');
    assert.equal(fill('Hi {a}.', { a: 'evil\u202e' }), 'Hi \u2068evil\u202e\u2069.');
    assert.equal(fill('Hi {a}.', { a: 'Zoë 李' }), 'Hi Zoë 李.');
  });

  test('lets no name end its isolate, and turn the words after it', () => {
    assert.equal(fill('Hi {a}.', { a: 'x\u2069\u202ey' }), 'Hi \u2068x\u202ey\u2069.');
    assert.equal(fill('Hi {a}.', { a: '\u2066\u2067\u2068' }), 'Hi \u2068\u2069.');
  });
});
