import { isSafeUrl } from '../../src/protocol/loopback.js';
import { parseUrl } from '../../src/protocol/parse-url.js';

/** The address of an image if a page may load it: https, or http on this machine; else `undefined`. */
export function imageOf(url: string | null | undefined): string | undefined {
  const parsed = parseUrl(url ?? '');
  return parsed && isSafeUrl(parsed) && url ? url : undefined;
}

/** One character as a reader sees it, for browsers without `Intl.Segmenter`: a letter with its marks, an emoji, a flag. */
const character = /^(?:\p{RI}{2}|\P{M}(?:\p{M}|\p{EMod}|\u200d\P{M})*)/u;

/** Marks that belong to one script, such as vowel signs. Accents belong to all scripts (`Zinh`), and stay. */
const signs = /(?:(?!\p{sc=Zinh})\p{M})+$/u;

function firstCharacter(word: string): string {
  const { Segmenter } = Intl as Partial<typeof Intl>;
  const [first] = Segmenter ? new Segmenter(undefined, { granularity: 'grapheme' }).segment(word) : [];
  return (first?.segment ?? character.exec(word)?.[0] ?? '').replace(signs, '');
}

/** The text in capitals of a language, such as İ for i in Turkish. An invalid language tag throws. */
function capitals(text: string, language: string): string {
  try {
    return text.toLocaleUpperCase(language);
  } catch {
    return text.toUpperCase();
  }
}

/**
 * Up to two characters that stand for a name, of any script.
 * @param language of the page, whose capitals these are.
 */
export function initialsOf(name: string, language: string): string {
  // Words begin with a letter or a digit; a name without any may be a picture.
  const words =
    name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*/gu) ??
    name.match(/[\p{RI}\p{ExtPict}]\S*/gu) ??
    [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    firstCharacter(word ?? ''),
  );
  return capitals(letters.join(''), language) || '?';
}
