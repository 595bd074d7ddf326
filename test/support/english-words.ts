import { en } from '../../src/locales/en.js';
import type { Locale } from '../../src/locales/locale.js';
import { textsOf } from './locale-texts.js';

/** What stands between the names of a text. */
const piecesOf = (text: string): string[] =>
  text
    .split(/\{\w+\}/)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{2}/u.test(piece));

const english = textsOf(en).flatMap(([, text]) => piecesOf(text));

/** English words of ours in what is shown in another language; those that the language has too are none. */
export function englishIn(shown: string, locale: Locale): string[] {
  const own = textsOf(locale)
    .map(([, text]) => text)
    .join('\n');
  return english.filter((piece) => !own.includes(piece) && hasWords(shown, piece));
}

const hasWords = (shown: string, piece: string): boolean =>
  new RegExp(`(?<!\\p{L})${piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u').test(shown);
