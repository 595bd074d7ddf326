import { chooseLanguage } from '../../src/locales/choose-language.js';
import type { Locale } from '../../src/locales/locale.js';
import { locales } from './locales.js';

const tags = locales.map(({ language }) => language);

/** All words in a language, or in the available one that is nearest to it. */
export function localeFor(lang: string | undefined): Locale {
  const tag = chooseLanguage([lang ?? ''], tags);
  return locales.find(({ language }) => language === tag) ?? locales[0];
}

/**
 * The language of the words for a page whose language is not available: English, which the HTML names, so that a screen reader doesn't read
 * it with the voice of the page (WCAG 2.2, 3.1.2). `undefined` if there is nothing to name.
 */
export function foreignLanguage(lang: string | undefined): string | undefined {
  if (lang === undefined) return undefined;
  return chooseLanguage([lang], tags) === undefined ? locales[0].language : undefined;
}
