import type { Words } from '../../src/locales/with-words.js';

/**
 * Two copies of this package on a page (a script tag and a bundler's module) share the words that an app has set: a property of
 * `globalThis` under this registered symbol holds them. Raise the number with a change that another copy can't read.
 */
const registry = Symbol.for('oauth-elements words 1');

export interface WordsRegistry {
  /** The words of each language, in the order of the calls. */
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
