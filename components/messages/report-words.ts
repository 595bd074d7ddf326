import { loadLocale } from '../../src/locales/load-locale.js';
import { namesBeside } from '../../src/locales/names-beside.js';
import { problemsOfWords } from '../../src/locales/with-words.js';
import { warnDeveloper } from '../../src/session/developer-console.js';

/** Tells the author of the page, once for each language and word, what is wrong with words that were set. */
export async function reportWords(language: string, words: unknown): Promise<void> {
  const english = await loadLocale('en');
  for (const [path, problem] of problemsOfWords(language, words, english))
    warnDeveloper(
      window,
      ['setWords', language, path].filter(Boolean).join(' '),
      `Left out: ${path || 'all of it'} ${problem}${namesBeside(path, problem, english)}. See docs/languages.md.`,
    );
}
