import { parseWeighted } from '../http/accept-headers.js';
import { chooseLanguage } from '../../locales/choose-language.js';
import { en } from '../../locales/en.js';
import { languageTags, loadLocale } from '../../locales/load-locale.js';
import type { Locale } from '../../locales/locale.js';
import { withWords, type Words } from '../../locales/with-words.js';
import type { EndpointRequest } from '../http/endpoint-request.js';

/** A language range (RFC 4647 section 2.1). */
const rangeForm = /^(?:[a-z]{1,8}(?:-[a-z\d]{1,8})*|\*)$/i;

/** The languages of the pages of one endpoint, each loaded when somebody first reads it. */
export class PageLanguages {
  readonly #words: ReadonlyMap<string, Words>;
  readonly #tags: readonly string[];
  readonly #loaded = new Map<string, Promise<Locale>>();

  /** @param words the app's own, by language. */
  constructor(words: ReadonlyMap<string, Words> = new Map()) {
    this.#words = words;
    this.#tags = [...new Set([...languageTags, ...words.keys()])];
  }

  /** The texts in the language that the reader prefers, or English, which also answers those who read no page. */
  async localeFor(request: Pick<EndpointRequest, 'header'>): Promise<Locale> {
    const accepted = request.header('accept') ?? '*/*';
    if (!/text\/(?:html|\*)|\*\/\*/i.test(accepted)) return en;
    const tag = preferredLanguage(request.header('accept-language'), this.#tags) ?? 'en';
    const loading = this.#loaded.get(tag) ?? this.#load(tag);
    this.#loaded.set(tag, loading);
    return await loading;
  }

  /** A page in English is better than none. */
  async #load(tag: string): Promise<Locale> {
    const words = this.#words.get(tag);
    try {
      const near = chooseLanguage([tag], languageTags) ?? 'en';
      const locale = near === 'en' ? en : await loadLocale(near);
      return words ? withWords(locale, tag, words, en) : locale;
    } catch {
      this.#loaded.delete(tag);
      return en;
    }
  }
}

/**
 * The language that the reader prefers; `undefined` where none of ours is.
 * @param header `Accept-Language`, with the weights of RFC 9110 section 12.4.2.
 */
export function preferredLanguage(header: string | null, tags: readonly string[]): string | undefined {
  if (header === null) return undefined;
  const ranges = parseWeighted(header, rangeForm);
  const refused = ranges.filter(({ weight }) => weight === 0).map(({ value }) => value);
  const accepted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return chooseLanguage(
    accepted.map(({ value }) => value),
    tags,
    refused,
  );
}
