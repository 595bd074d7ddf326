import { chooseLanguage } from '../../src/locales/choose-language.js';
import type { Locale } from '../../src/locales/locale.js';
import { locales } from './locales.js';

const tags = locales.map(({ language }) => language);

/** All words in the language that is asked for, or in the nearest to it that there is. */
export function localeFor(lang: string | undefined): Locale {
  const tag = chooseLanguage([lang ?? ''], tags);
  return locales.find(({ language }) => language === tag) ?? locales[0];
}
