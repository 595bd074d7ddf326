import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fill, splitAtName } from '../../src/locales/fill.js';

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

  test('has the spaces of Chinese and Japanese texts beside names in Latin letters only', () => {
    const text = '現在 {provider} で {site} にログイン';
    assert.equal(fill(text, { provider: 'GitHub', site: 'Acme' }), '現在 GitHub で Acme にログイン');
    assert.equal(fill(text, { provider: '楽天', site: 'このサイト' }), '現在楽天でこのサイトにログイン');
    assert.equal(
      fill(text, { provider: 'Yahoo! メール', site: 'サイト A' }),
      '現在 Yahoo! メールでサイト A にログイン',
    );
    assert.equal(fill('{name} さん', { name: '山田 太郎' }), '山田 太郎さん');
    assert.equal(fill('{name} 님', { name: '李' }), '李 님');
    assert.equal(fill('Hi {name} of {site}', { name: '李', site: '楽天' }), 'Hi 李 of 楽天');
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

describe('a text with an element for a name', () => {
  test('is what stands before the name, the name, and what stands after it', () => {
    assert.deepEqual(splitAtName('Sign in to {site}', 'site', 'Acme'), ['Sign in to ', 'Acme', '']);
    assert.deepEqual(splitAtName('{site} に登録', 'site', 'Acme'), ['', 'Acme', ' に登録']);
    assert.deepEqual(splitAtName('登录 {site} 和 {site}', 'site', '本网站'), ['登录', '本网站', '和本网站']);
  });

  test('of an app that has no place for the name has no name', () => {
    assert.deepEqual(splitAtName('Welcome back', 'site', 'Acme'), ['Welcome back', '', '']);
  });
});
