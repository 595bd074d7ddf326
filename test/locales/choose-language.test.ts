import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { chooseLanguage } from '../../src/locales/choose-language.js';
import { languageTags } from '../../src/locales/load-locale.js';

const tags = ['en', 'zh-Hans', 'zh-Hant', 'de', 'pt', 'pt-BR', 'nb', 'id', 'he', 'ro'];

describe('the language of', () => {
  const choices: [ranges: string[], chosen: string | undefined][] = [
    [['zh'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-MO'], 'zh-Hant'],
    [['zh-Hant'], 'zh-Hant'],
    [['zh-Hant-TW-x-a'], 'zh-Hant'],
    [['yue-HK'], 'zh-Hant'],
    [['pt'], 'pt'],
    [['pt-PT'], 'pt'],
    [['pt-AO'], 'pt'],
    [['pt-BR'], 'pt-BR'],
    [['PT-br'], 'pt-BR'],
    [['no'], 'nb'],
    [['nn-NO'], 'nb'],
    [['nb'], 'nb'],
    [['in-ID'], 'id'],
    [['iw'], 'he'],
    [['mo'], 'ro'],
    [['de-CH-1996'], 'de'],
    [['de_AT'], 'de'],
    [['en-GB'], 'en'],
    [['fr', 'de'], 'de'],
    [['fr-CA', 'xx'], undefined],
    [['*'], 'en'],
    [['fr', '*'], 'en'],
    [[], undefined],
    [[''], undefined],
    [['-'], undefined],
    [['-de'], undefined],
    [['d'], undefined],
    [['constructor', '__proto__', 'toString'], undefined],
    [['🦊', 'de'], 'de'],
    [['x-de'], undefined],
    [['deu'], undefined],
  ];
  for (const [ranges, chosen] of choices)
    test(`somebody who prefers ${JSON.stringify(ranges)} is ${chosen ?? 'none of ours'}`, () => {
      assert.equal(chooseLanguage(ranges, tags), chosen);
    });

  test('somebody who refuses some is another, where any would do', () => {
    assert.equal(chooseLanguage(['*'], tags, ['en-US', 'zh']), 'zh-Hant');
    assert.equal(chooseLanguage(['*'], tags, tags), undefined);
  });
});

describe('a language', () => {
  const subtag = fc.stringMatching(/^[a-zA-Z\d]{1,8}$/);

  test('is found by its own tag in any case, whatever follows, and by no other way than one of ours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languageTags), fc.array(subtag), fc.boolean(), (tag, more, upper) => {
        const range = [upper ? tag.toUpperCase() : tag, ...more].join('-');
        const chosen = chooseLanguage([range], languageTags);
        // A longer tag of ours may fit better, such as pt-BR for pt.
        assert.ok(chosen?.toLowerCase().startsWith(tag.toLowerCase()), `${range}: ${String(chosen)}`);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  test('is one of ours or none for any text, of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), subtag)), (ranges) => {
        const chosen = chooseLanguage(ranges, languageTags);
        assert.ok(chosen === undefined || languageTags.includes(chosen));
      }),
      { seed: 7, numRuns: 5000 },
    );
    assert.equal(chooseLanguage(['de-'.repeat(1_000_000)], tags), 'de');
    assert.equal(chooseLanguage(['-'.repeat(3_000_000)], tags), undefined);
  });
});
