import { chooseLanguage } from '../../src/locales/choose-language.js';
import type { Locale } from '../../src/locales/locale.js';
import { locales } from './locales.js';

const tags = locales.map(({ language }) => language);

/** All words in a language, or in the available one that is nearest to it. */
export function localeFor(lang: string | undefined): Locale {
  const tag = chooseLanguage([lang ?? ''], tags);
  return locales.find(({ language }) => language === tag) ?? locales[0];
}
