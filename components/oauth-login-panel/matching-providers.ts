import type { OfferedProvider } from './offered-providers.js';

/** Letters that Unicode doesn't decompose, as people without them on their keyboard type them. */
const typedAs: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};

/** The text without differences of case, width and accents. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłıþς]/g, (letter) => typedAs[letter] ?? letter);

/**
 * Whether a provider's name and id have every word of a query in them.
 * @example matches({ id: 'stackoverflow', name: 'Stack Overflow' }, 'over stack') // true
 */
export function matches({ id, name }: OfferedProvider, query: string): boolean {
  const text = plain(`${name} ${id}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
