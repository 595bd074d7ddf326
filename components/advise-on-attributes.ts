import { warnDeveloper } from '../src/session/developer-console.js';

/** The words that an attribute takes. The first is its default. */
export type KnownWords = readonly [string, ...string[]];

/** Warns the author of a page, once, about a word that an attribute of an element doesn't take. */
export function warnAboutWord<Name extends string>(
  element: Element & Readonly<Record<Name, string>>,
  name: Name,
  known: KnownWords,
): void {
  const word = element[name];
  // Lit renders an element once more after its removal. That is no reason to warn.
  if (!element.isConnected || !word || known.includes(word.toLowerCase())) return;
  const text = `"${shorten(word)}" is not a value of ${name}. The values are ${known.join(', ')}; ${known[0]} is used.`;
  warnDeveloper(window, `${element.localName} ${name}`, text);
}

/** Cuts a word of the page's author to 40 characters, so that a warning stays short. */
export function shorten(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}
