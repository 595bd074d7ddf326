import type { Words } from '../../src/locales/with-words.js';
import { wordsRegistry } from './words-registry.js';

/**
 * Replaces words of ours on this page, or adds a language that we don't have; words that are missing stay ours, or English. Elements
 * that are on the page change at once. Texts, never HTML. What is wrong is left out, and named once in the console.
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
