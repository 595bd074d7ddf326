import { en } from '../../src/locales/en.js';
import { failureSentence } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import { zhHans } from '../../src/locales/zh-Hans.js';
import { languageOf } from '../language.js';

export { fill } from '../../src/locales/fill.js';

/** Our languages by their primary subtag; English is for everybody else. */
const languages: ReadonlyMap<string, Locale> = new Map([
  ['en', en],
  ['zh', zhHans],
]);

/** The texts in an element's language: that of the nearest `lang`, else the browser's. */
export function messagesFor(element: Element): Locale {
  const [primary = ''] = languageOf(element).toLowerCase().split(/[-_]/);
  return languages.get(primary) ?? en;
}

/**
 * The sentence for a person about a login that failed, in an element's language.
 * @param provider its name, where it is known.
 */
export function sentenceFor(code: string, element: Element, provider?: string): string {
  const locale = messagesFor(element);
  // Of a page in a frame, the address bar shows another site, or the page has none at all.
  const site = window === window.top ? location.host : '';
  const names = { ...(site && { site }), ...(provider === undefined ? {} : { provider }) };
  return failureSentence(locale, code, names) ?? locale.failures.login;
}
