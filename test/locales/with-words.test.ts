import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { en } from '../../src/locales/en.js';
import { problemsOfWords, withWords } from '../../src/locales/with-words.js';
import { zhHans } from '../../src/locales/zh-Hans.js';

describe('an app’s words', () => {
  test('stand in place of ours, and the others stay', () => {
    const words = { button: { signInWith: '用 {provider} 进入' } };
    const mixed = withWords(zhHans, 'zh-Hans', words, en);
    assert.deepEqual(mixed, { ...zhHans, button: { ...zhHans.button, ...words.button } });
    assert.notEqual(zhHans.button.signInWith, words.button.signInWith);
  });

  test('make a language that we don’t have, in its direction, with English where words are missing', () => {
    const urdu = withWords(en, 'ur', { button: { signIn: 'سائن ان کریں' } }, en);
    assert.equal(urdu.language, 'ur');
    assert.equal(urdu.direction, 'rtl');
    assert.equal(urdu.button.signIn, 'سائن ان کریں');
    assert.equal(urdu.button.cancel, en.button.cancel);
    assert.equal(withWords(en, 'ur', { direction: 'ltr' }, en).direction, 'ltr');
    assert.equal(withWords(en, 'sw', {}, en).direction, 'ltr');
  });

  const wrong: [title: string, tag: string, words: unknown, path: string, problem: RegExp][] = [
    ['a tag that is none', 'German!', {}, '', /language tag/],
    ['the tag __proto__', '__proto__', {}, '', /language tag/],
    ['a list', 'de', [], '', /must be an object/],
    ['null', 'de', null, '', /must be an object/],
    ['text', 'de', 'Anmelden', '', /must be an object/],
    ['an unknown group', 'de', { buttons: {} }, 'buttons', /no group/],
    ['a group that every object has', 'de', { constructor: {} }, 'constructor', /no group/],
    ['the language itself', 'de', { language: 'xx' }, 'language', /no group/],
    ['a group that is text', 'de', { button: 'Anmelden' }, 'button', /must be an object/],
    ['an unknown word', 'de', { button: { signInn: 'x' } }, 'button.signInn', /no word/],
    ['a word that every object has', 'de', { button: { toString: 'x' } }, 'button.toString', /no word/],
    ['a number', 'de', { button: { signIn: 1 } }, 'button.signIn', /must be text/],
    ['a function', 'de', { button: { signIn: () => 'x' } }, 'button.signIn', /must be text/],
    ['an empty text', 'de', { button: { signIn: ' ' } }, 'button.signIn', /must be text/],
    ['a missing placeholder', 'de', { button: { signInWith: 'x' } }, 'button.signInWith', /\{provider\}/],
    ['a placeholder too many', 'de', { button: { signIn: '{provider}' } }, 'button.signIn', /never filled/],
    ['another placeholder', 'de', { failures: { offline: '{name}' } }, 'failures.offline', /never filled/],
    ['another direction', 'de', { direction: 'up' }, 'direction', /"ltr" or "rtl"/],
  ];
  for (const [title, tag, words, path, problem] of wrong)
    test(`with ${title} are refused by name, and left out`, () => {
      const [found, ...others] = problemsOfWords(tag, words, en);
      assert.deepEqual(others, []);
      assert.equal(found?.[0], path);
      assert.match(found[1], problem);
      const mixed = withWords(en, tag, words, en);
      assert.deepEqual(mixed, { ...en, language: tag });
    });

  test('of a failure may name the provider and the site, or neither', () => {
    const words = { failures: { offline: '{provider} {site}', access_denied: 'No.' } };
    assert.deepEqual(problemsOfWords('de', words, en), []);
  });

  test('never change the prototype of anything', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"signIn": "x"}, "button": {"__proto__": "x"}}');
    withWords(en, 'de', hostile, en);
    assert.equal(Object.hasOwn(Object.prototype, 'signIn'), false);
    assert.ok(problemsOfWords('de', hostile, en).length > 0);
  });
});
