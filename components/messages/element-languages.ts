import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { chooseLanguage } from '../../src/locales/choose-language.js';
import type { Locale } from '../../src/locales/locale.js';
import { withWords } from '../../src/locales/with-words.js';
import { unloadedWords } from './unloaded-words.js';
import { wordsRegistry } from './words-registry.js';

/** The language of the place of an element, and the language of its words. */
export interface PlaceLanguage {
  readonly place: string;
  readonly tag: string;
}

/** Loads each language of a page's elements when one first needs it, and merges the words that the app has set into it. */
export class ElementLanguages {
  readonly #loaded = new Map<string, Locale>();
  readonly #loading = new Map<string, Promise<void>>();
  /** The stand-in for each language until it has loaded, shared by all elements of a page. */
  readonly #unloaded = new Map<string, Locale>();
  /** Languages whose file could not be loaded. Elements show English instead, until the page is online again. */
  readonly #failed = new Set<string>();
  readonly #changed: (tag?: string) => void;
  /** Caches the results of `choose`: a page may have a thousand elements, and the browser's languages are slow to read. */
  readonly #chosen = new Map<string, PlaceLanguage>();

  /**
   * @param changed is called with the tag of a language that has loaded, and without a tag when any element may have another language: the
   * app has set words, or the browser's languages have changed.
   */
  constructor(changed: (tag?: string) => void) {
    this.#changed = changed;
    wordsRegistry().listeners.add(() => {
      this.#loaded.clear();
      this.#loading.clear();
      this.#unloaded.clear();
      this.#chosen.clear();
      changed();
    });
    addEventListener('languagechange', () => {
      this.#chosen.clear();
      changed();
    });
    addEventListener('online', () => {
      if (this.#failed.size === 0) return;
      this.#failed.clear();
      changed();
    });
  }

  /**
   * The language of an element's place, and the available language that fits it best. Where the language of the place is unknown, it is
   * the browser's; then one of the browser's languages is chosen, the most preferred first.
   * @param lang the nearest `lang`; `""` if it is unknown.
   */
  choose(lang: string): PlaceLanguage {
    const known = this.#chosen.get(lang);
    if (known !== undefined) return known;
    const { language, languages } = navigator;
    const place = lang || language;
    const ranges = place === language ? [language, ...languages] : [place];
    const tag = chooseLanguage(ranges, [...languageTags, ...wordsRegistry().words.keys()]) ?? 'en';
    // Limits the cache: a page may have any number of `lang` values.
    if (this.#chosen.size >= 100) this.#chosen.clear();
    const chosen = { place, tag };
    this.#chosen.set(lang, chosen);
    return chosen;
  }

  /** The words of a language; English if its file could not be loaded; `undefined` while it loads. */
  loaded(tag: string): Locale | undefined {
    return this.#loaded.get(tag) ?? (this.#failed.has(tag) ? this.#loaded.get('en') : undefined);
  }

  /** The stand-in for a language. Reading a word of it starts the loading. */
  unloaded(tag: string): Locale {
    // The first English words are part of the elements, unless the app has set others.
    const isPlainEnglish = tag === 'en' && !wordsRegistry().words.has('en');
    const words = this.#unloaded.get(tag) ?? unloadedWords(isPlainEnglish, () => void this.load(tag));
    this.#unloaded.set(tag, words);
    return words;
  }

  /** Resolves once a language has loaded or has failed to load. */
  load(tag: string): Promise<void> {
    if (this.loaded(tag) || this.#failed.has(tag)) return Promise.resolve();
    const loading = this.#loading.get(tag) ?? this.#load(tag);
    this.#loading.set(tag, loading);
    return loading;
  }

  async #load(tag: string): Promise<void> {
    const ownWords = wordsRegistry().words.get(tag);
    try {
      const base = await loadLocale(chooseLanguage([tag], languageTags) ?? 'en');
      const english = ownWords && (await loadLocale('en'));
      // The app has set other words meanwhile, so this result is outdated.
      if (wordsRegistry().words.get(tag) !== ownWords) return;
      const merged = (ownWords ?? []).reduce<Locale>(
        (locale, words) => withWords(locale, tag, words, english ?? base),
        base,
      );
      this.#loaded.set(tag, merged);
    } catch {
      this.#failed.add(tag);
      if (tag !== 'en') await this.load('en');
    } finally {
      this.#loading.delete(tag);
    }
    this.#changed(tag);
  }
}
