import { isSafeUrl } from '../../src/protocol/loopback.js';

/** The address if a page may load it as an image: https, or this very machine. */
export function imageOf(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url) && isSafeUrl(new URL(url)) ? url : undefined;
}

/** Up to two letters that stand for a name, of any script. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    word ? String.fromCodePoint(word.codePointAt(0) ?? 0) : '',
  );
  return letters.join('').toUpperCase() || '?';
}
