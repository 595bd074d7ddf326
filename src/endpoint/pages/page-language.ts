import { parseWeighted } from '../http/accept.js';
import { en } from '../../locales/en.js';
import type { Locale } from '../../locales/locale.js';
import { zhHans } from '../../locales/zh-Hans.js';

/** Our languages by their primary subtag; the first is for everybody else. */
const languages: ReadonlyMap<string, Locale> = new Map([
  ['en', en],
  ['zh', zhHans],
]);

/** A language range (RFC 4647 section 2.1). */
const rangeForm = /^(?:[a-z]{1,8}(?:-[a-z\d]{1,8})*|\*)$/i;

/**
 * The texts in the language that the reader prefers, or English. By lookup (RFC 4647 section 3.4), so
 * that every kind of Chinese finds ours.
 * @param header `Accept-Language`, with the weights of RFC 9110 section 12.4.2.
 */
export function localeFor(header: string | null): Locale {
  const ranges = parseWeighted(header, rangeForm);
  const refused = new Set(ranges.filter(({ weight }) => weight === 0).map(({ value }) => value));
  const accepted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { value } of accepted) {
    const [primary = ''] = value.split('-', 1);
    const locale =
      value === '*' ? [...languages].find(([name]) => !refused.has(name))?.[1] : languages.get(primary);
    if (locale) return locale;
  }
  return en;
}
