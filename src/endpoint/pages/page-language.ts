import { en } from './words/en.js';
import type { Words } from './words/words.js';
import { zh } from './words/zh.js';

/** Our languages by their primary subtag; the first is for everybody else. */
const languages: ReadonlyMap<string, Words> = new Map([
  ['en', en],
  ['zh', zh],
]);

interface Range {
  /** In lower case, such as `zh-tw` or `*`. */
  readonly tag: string;
  readonly weight: number;
}

/**
 * The texts in the language that the reader prefers, or English. By lookup (RFC 4647 section 3.4), so
 * that every kind of Chinese finds ours.
 * @param header `Accept-Language`, with the weights of RFC 9110 section 12.4.2.
 */
export function wordsFor(header: string | null): Words {
  const ranges = (header ?? '').split(',').map(parseRange);
  const refused = ranges.filter(({ weight }) => weight === 0).map(({ tag }) => tag);
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const [primary = ''] = tag.split('-');
    const words =
      tag === '*' ? [...languages].find(([name]) => !refused.includes(name))?.[1] : languages.get(primary);
    if (words) return words;
  }
  return en;
}

/** One that is not well-formed weighs nothing. */
function parseRange(text: string): Range {
  const parsed = /^([a-z]{1,8}(?:-[a-z\d]{1,8})*|\*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i.exec(
    text.trim(),
  );
  return { tag: parsed?.[1]?.toLowerCase() ?? '', weight: parsed ? Number(parsed[2] ?? 1) : 0 };
}
