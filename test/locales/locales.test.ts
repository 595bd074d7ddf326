import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { en } from '../../src/locales/en.js';
import { failureSentence, failureSentences } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { splitSentences } from '../../src/locales/split-sentences.js';
import { zhHans } from '../../src/locales/zh-Hans.js';
import { errorCodes } from '../../src/protocol/errors.js';
import { placeholdersOf, textsOf } from '../support/locale-texts.js';
import { filesIn } from '../support/project-files.js';

const locales: readonly Locale[] = await Promise.all(languageTags.map(loadLocale));
const english = new Map(textsOf(en));

/** Words that are the same in English: both languages have taken "account" as their own. */
const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  it: ['badge.accountOf'],
  nl: ['badge.accountOf'],
};

const scripts: Readonly<Record<string, RegExp>> = {
  'zh-Hans': /\p{Script=Han}/u,
  'zh-Hant': /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  uk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  el: /\p{Script=Greek}/u,
  th: /\p{Script=Thai}/u,
  hi: /\p{Script=Devanagari}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
};

describe('the texts of each language', () => {
  for (const locale of locales)
    test(`are all there in ${locale.language}, and none is empty or has spaces around it`, () => {
      const texts = textsOf(locale);
      assert.deepEqual(texts.map(([path]) => path).sort(), [...english.keys()].sort());
      for (const [path, text] of texts) assert.equal(text.trim(), text || `${path} is empty`);
    });

  for (const locale of locales)
    test(`have the placeholders in ${locale.language} that the English ones have`, () => {
      for (const [path, text] of textsOf(locale))
        assert.deepEqual(placeholdersOf(text), placeholdersOf(english.get(path) ?? ''), path);
    });

  for (const locale of locales.filter((each) => each !== en))
    test(`are translated to ${locale.language}`, () => {
      const same = textsOf(locale).filter(([path, text]) => text === english.get(path));
      const allowed = ['direction', ...(sameAsEnglish[locale.language] ?? [])];
      assert.deepEqual(
        same.map(([path]) => path).filter((path) => !allowed.includes(path)),
        [],
      );
    });

  for (const locale of locales)
    test(`are set in ${locale.language} as its readers are used to`, () => {
      for (const [path, text] of textsOf(locale)) {
        // A straight apostrophe or quotation mark, dots for an ellipsis, two spaces, and marks that change the direction.
        assert.doesNotMatch(text, /['"`´]|\.\.\.|\s\s|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/, path);
        assert.equal(text, text.normalize('NFC'), path);
      }
    });

  for (const locale of locales)
    test(`are written in ${locale.language} in its own script`, () => {
      const script = scripts[locale.language] ?? /\p{Script=Latin}/u;
      for (const [path, text] of textsOf(locale)) {
        if (path === 'language' || path === 'direction') continue;
        const own = text.replace(/\{\w+\}/g, '');
        if (/\p{L}/u.test(own)) assert.match(own, script, `${path}: ${text}`);
      }
    });

  test('run from right to left in Arabic and Hebrew alone', () => {
    const turned = locales.filter(({ direction }) => direction === 'rtl').map(({ language }) => language);
    assert.deepEqual(turned.sort(), ['ar', 'he']);
  });

  test('are those of thirty languages, each a canonical tag', () => {
    assert.equal(languageTags.length, 30);
    assert.deepEqual(Intl.getCanonicalLocales([...languageTags]), languageTags);
    assert.deepEqual(
      locales.map(({ language }) => language),
      languageTags,
    );
  });

  test('are each named by the code of an element or a page that says them', () => {
    const code = filesIn(['components', 'src/endpoint'], /\.ts$/).map(({ text }) => text);
    const names = [...english.keys()]
      .filter((path) => path.includes('.') && !path.startsWith('failures.'))
      .map((path) => path.replace(/^.*\./, ''));
    const spoken = new Set(code.flatMap((text) => text.match(/\w+/g) ?? []));
    assert.deepEqual(
      names.filter((name) => !spoken.has(name)),
      [],
    );
  });

  test('have sentences of failures for codes that exist, each a whole sentence in English', () => {
    for (const [code, sentence] of Object.entries(en.failures)) {
      assert.ok(['login', 'other', ...errorCodes].includes(code), code);
      assert.match(sentence, /^[A-Z].*\.$/);
    }
  });
});

describe('the sentence of a failure', () => {
  const codes = Object.keys(en.failures) as (keyof Locale['failures'])[];
  const curable = codes.filter((code) => splitSentences(en.failures[code]).length > 1);
  for (const locale of locales)
    test(`has what to do in a sentence of its own, after the cause, which is bold: in ${locale.language}`, () => {
      assert.ok(curable.length > 20);
      assert.deepEqual(
        curable.filter((code) => splitSentences(locale.failures[code]).length < 2),
        [],
      );
    });

  for (const locale of locales)
    test(`does not end at a mark in a provider’s name: in ${locale.language}`, () => {
      for (const code of codes)
        assert.equal(
          failureSentences(locale, code, { provider: 'Acme! No. 1? Yes' })?.length,
          failureSentences(locale, code, { provider: 'Acme' })?.length,
        );
    });

  test('has the names that are known, and words of the language in place of others', () => {
    assert.equal(
      failureSentence(en, 'access_denied', { provider: 'GitHub' }),
      'Sign-in was cancelled at GitHub. Nothing was changed.',
    );
    assert.equal(failureSentence(zhHans, 'access_denied'), '已在登录服务取消登录。没有任何更改。');
  });

  for (const code of ['token_response_invalid', 'user_fetch_failed', 'groups_fetch_failed'])
    test(`of ${code} says that nothing was changed, in each language, since a moment does not cure settings`, () => {
      // Its last word, or words.
      const ending = (locale: Locale, of: string): string => (failureSentence(locale, of) ?? '').slice(-7);
      for (const locale of locales)
        assert.equal(ending(locale, code), ending(locale, 'login_cancelled'), locale.language);
    });

  // Two of them are GitHub's codes; the others are in RFC 6749 or ours.
  for (const code of [
    'scope_not_allowed',
    'parameter_not_allowed',
    'invalid_request',
    'invalid_client',
    'incorrect_client_credentials',
    'redirect_uri_mismatch',
    'invalid_scope',
    'unauthorized_client',
    'unsupported_grant_type',
    'unsupported_response_type',
  ])
    test(`of ${code} says that sign-in isn’t working, in each language, since no second try helps`, () => {
      assert.equal(
        failureSentence(en, code, { provider: 'Acme' }),
        'Sign-in with Acme isn’t working on this site right now.',
      );
      for (const locale of locales)
        assert.equal(failureSentence(locale, code), failureSentence(locale, 'scope_not_allowed'));
    });

  for (const code of ['', 'server_error', 'constructor', '__proto__', 'toString', 'login', 'other'])
    test(`of the code "${code}" does not exist`, () => {
      for (const locale of locales) assert.equal(failureSentence(locale, code), undefined);
    });
});
