import type { Words } from '../../src/locales/with-words.js';

/**
 * Two copies of this package on a page (a script tag and a bundler's module) say the same, so a property of the page under a
 * registered symbol holds what an app has set. Raise the number with a change that breaks another copy.
 */
const registry = Symbol.for('oauth-elements words 1');

export interface WordsRegistry {
  /** By language, in the order of the calls. */
  readonly words: Map<string, Words[]>;
  /** Called after a change. */
  readonly listeners: Set<() => void>;
}

interface Registered {
  [registry]?: WordsRegistry;
}

/** What the app has set on this page. */
export function wordsRegistry(): WordsRegistry {
  const page = globalThis as Registered;
  const words = page[registry] ?? { words: new Map<string, Words[]>(), listeners: new Set<() => void>() };
  page[registry] = words;
  return words;
}
