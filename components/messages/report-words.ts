import { loadLocale } from '../../src/locales/load-locale.js';
import { problemsOfWords } from '../../src/locales/with-words.js';
import { warnDeveloper } from '../../src/session/developer-console.js';

/** Tells the author of the page, once, what is wrong with words that were set. */
export async function reportWords(language: string, words: unknown): Promise<void> {
  const problems = problemsOfWords(language, words, await loadLocale('en'));
  const told = problems.map(([path, problem]) => `${path || 'all of it'} ${problem}`);
  if (told.length)
    warnDeveloper(window, `setWords ${language}`, `Left out: ${told.join('; ')}. See docs/languages.md.`);
}
