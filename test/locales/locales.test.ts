import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { en } from '../../src/locales/en.js';
import { failureSentence } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import { zhHans } from '../../src/locales/zh-Hans.js';
import { errorCodes } from '../../src/protocol/errors.js';
import { placeholdersOf, textsOf } from '../support/locale-texts.js';

const locales: readonly Locale[] = [en, zhHans];
const english = new Map(textsOf(en));

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

  test('are translated', () => {
    for (const locale of locales.filter((each) => each !== en))
      for (const [path, text] of textsOf(locale))
        if (path !== 'direction' && !/^\{\w+\}$/.test(text))
          assert.notEqual(text, english.get(path), `${locale.language} ${path}`);
  });

  test('have sentences of failures for codes that exist, each a whole sentence in English', () => {
    for (const [code, sentence] of Object.entries(en.failures)) {
      assert.ok(['login', 'other', ...errorCodes].includes(code), code);
      assert.match(sentence, /^[A-Z].*\.$/);
    }
  });
});

describe('the sentence of a failure', () => {
  test('has the names that are known, and words of the language in place of others', () => {
    assert.equal(
      failureSentence(en, 'access_denied', { provider: 'GitHub' }),
      'Sign-in was cancelled at GitHub. Nothing was changed.',
    );
    assert.equal(failureSentence(zhHans, 'access_denied'), '已在 登录服务 取消登录，没有任何更改。');
  });

  for (const code of ['', 'server_error', 'constructor', '__proto__', 'toString', 'login', 'other'])
    test(`of the code "${code}" does not exist`, () => {
      for (const locale of locales) assert.equal(failureSentence(locale, code), undefined);
    });
});
