import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { en } from '../../src/locales/en.js';
import { failureSentence } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import { zh } from '../../src/locales/zh.js';
import { errorCodes } from '../../src/protocol/errors.js';

const locales: readonly Locale[] = [en, zh];
const names = { provider: 'PROVIDER', site: 'SITE' };

/** Each text of a locale with its path; those with names in them are completed. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const made: unknown =
      path === '.failures'
        ? Reflect.apply(value, undefined, [names])
        : Reflect.apply(value, undefined, ['NAME']);
    return textsOf(made, path);
  }
  return Object.entries(value as object).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
}

describe('the texts of each language', () => {
  for (const locale of locales)
    test(`are all there in ${locale.language}, and none is empty or has spaces around it`, () => {
      const texts = textsOf(locale);
      assert.deepEqual(
        texts.map(([path]) => path).sort(),
        textsOf(en)
          .map(([path]) => path)
          .sort(),
      );
      for (const [path, text] of texts) assert.equal(text.trim(), text || `${path} is empty`);
    });

  for (const locale of locales)
    test(`name the provider and the site in ${locale.language} where the English ones do`, () => {
      const english = new Map(textsOf(en));
      for (const [path, text] of textsOf(locale))
        for (const name of ['PROVIDER', 'SITE', 'NAME'])
          assert.equal(text.includes(name), english.get(path)?.includes(name), `${path}: ${name}`);
    });

  test('are translated', () => {
    const english = new Map(textsOf(en));
    for (const locale of locales.filter((each) => each !== en))
      for (const [path, text] of textsOf(locale))
        if (path !== '.direction') assert.notEqual(text, english.get(path), `${locale.language}${path}`);
  });

  test('have sentences of failures for codes that exist, each a whole sentence in English', () => {
    for (const [code, sentence] of Object.entries(en.failures(names))) {
      assert.ok(errorCodes.includes(code as never), code);
      assert.match(sentence, /^[A-Z].*\.$/);
    }
  });
});

describe('the sentence of a failure', () => {
  test('has the names that are known, and words of the language in place of others', () => {
    const { access_denied: named } = en.failures({ provider: 'GitHub', site: '' });
    assert.equal(failureSentence(en, 'access_denied', { provider: 'GitHub' }), named);
    const { access_denied: unnamed } = zh.failures({ provider: zh.unnamed.provider, site: '' });
    assert.equal(failureSentence(zh, 'access_denied'), unnamed);
  });

  for (const code of ['', 'server_error', 'constructor', '__proto__', 'toString'])
    test(`of the code "${code}" does not exist`, () => {
      for (const locale of locales) assert.equal(failureSentence(locale, code), undefined);
    });
});
