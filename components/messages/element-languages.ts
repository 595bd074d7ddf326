import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { chooseLanguage } from '../../src/locales/choose-language.js';
import type { Locale } from '../../src/locales/locale.js';
import { withWords } from '../../src/locales/with-words.js';
import { unloadedWords } from './unloaded-words.js';
import { wordsRegistry } from './words-registry.js';

/** The languages of a page's elements, each loaded when one first needs it, with the app's own words in them. */
export class ElementLanguages {
  readonly #loaded = new Map<string, Locale>();
  readonly #loading = new Map<string, Promise<void>>();
  /** What stands for each until it has loaded: one for all the elements of a page. */
  readonly #unloaded = new Map<string, Locale>();
  /** Languages whose file did not come. English is shown in their place, until the page is online again. */
  readonly #failed = new Set<string>();
  readonly #changed: (tag?: string) => void;
  /** By what was preferred: a page asks for few languages, very often. */
  readonly #chosen = new Map<string, string>();

  /** @param changed is called when a language has arrived, or, without its tag, the app has set words. */
  constructor(changed: (tag?: string) => void) {
    this.#changed = changed;
    wordsRegistry().listeners.add(() => {
      this.#loaded.clear();
      this.#loading.clear();
      this.#unloaded.clear();
      this.#chosen.clear();
      changed();
    });
    addEventListener('online', () => {
      if (this.#failed.size === 0) return;
      this.#failed.clear();
      changed();
    });
  }

  /** The tag of the language for somebody who prefers these, the best first. */
  choose(ranges: readonly string[]): string {
    const key = ranges.join();
    const known = this.#chosen.get(key);
    if (known !== undefined) return known;
    const tags = [...languageTags, ...wordsRegistry().words.keys()];
    const tag = chooseLanguage(ranges, tags) ?? 'en';
    // A page may invent any number of them.
    if (this.#chosen.size >= 100) this.#chosen.clear();
    this.#chosen.set(key, tag);
    return tag;
  }

  /** `undefined` while it is not there. */
  loaded(tag: string): Locale | undefined {
    return this.#loaded.get(tag) ?? (this.#failed.has(tag) ? this.#loaded.get('en') : undefined);
  }

  /** Stands for a language until it has loaded, which the first word that needs it begins. */
  unloaded(tag: string): Locale {
    // Its first sight is English, as it comes with the elements, unless the app has set words.
    const isPlainEnglish = tag === 'en' && !wordsRegistry().words.has('en');
    const words = this.#unloaded.get(tag) ?? unloadedWords(isPlainEnglish, () => void this.load(tag));
    this.#unloaded.set(tag, words);
    return words;
  }

  /** Settles once a language is there or can't be had. */
  load(tag: string): Promise<void> {
    if (this.loaded(tag) || this.#failed.has(tag)) return Promise.resolve();
    const loading = this.#loading.get(tag) ?? this.#load(tag);
    this.#loading.set(tag, loading);
    return loading;
  }

  async #load(tag: string): Promise<void> {
    const set = wordsRegistry().words.get(tag);
    try {
      const base = await loadLocale(chooseLanguage([tag], languageTags) ?? 'en');
      const english = set && (await loadLocale('en'));
      // The app may have set words meanwhile.
      if (wordsRegistry().words.get(tag) !== set) return;
      const whole = (set ?? []).reduce<Locale>(
        (locale, words) => withWords(locale, tag, words, english ?? base),
        base,
      );
      this.#loaded.set(tag, whole);
    } catch {
      this.#failed.add(tag);
      if (tag !== 'en') await this.load('en');
    } finally {
      this.#loading.delete(tag);
    }
    this.#changed(tag);
  }
}
