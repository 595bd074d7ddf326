import type { Words } from '../../src/locales/with-words.js';
import { wordsRegistry } from './words-registry.js';

/**
 * Replaces built-in words on this page, or adds a language. Words that are missing keep the built-in text; in an added language they are
 * English. Elements that are on the page change at once. Words are text, never HTML. Invalid words are left out, and the console names each
 * once.
 * @param language a language tag (BCP 47), such as `de` or `sw`.
 * @param words shape and placeholders as in docs/languages.md.
 * @example
 * setWords('de', { button: { signInWith: 'Weiter mit {provider}' } });
 */
export function setWords(language: string, words: Words): void {
  const { words: all, listeners } = wordsRegistry();
  all.set(language, [...(all.get(language) ?? []), words]);
  for (const listener of listeners) listener();
  import('./report-words.js').then(
    ({ reportWords }) => reportWords(language, words),
    () => undefined,
  );
}
