import { fill } from './fill.js';
import type { Locale, UnnamedWords } from './locale.js';

/**
 * The sentence for a person about a failure, in one language; `undefined` for a code that has no sentence.
 * @param names those that are known. Plain text: what the sentence is put into escapes them.
 * @example failureSentence(en, 'access_denied', { provider: 'GitHub' }) // 'Sign-in was cancelled at GitHub. …'
 */
export function failureSentence(
  { failures, unnamed }: Locale,
  code: string,
  names: Partial<UnnamedWords> = {},
): string | undefined {
  // The last two are no codes.
  const sentence = new Map<string, string>(Object.entries({ ...failures, login: '', other: '' })).get(code);
  return sentence ? fill(sentence, { ...unnamed, ...names }) : undefined;
}
