import type { FailureNames, Locale } from './locale.js';

/**
 * The sentence for a person about a failure, in one language; `undefined` for a code that has no sentence.
 * @param names those that are known.
 * @example failureSentence(en, 'access_denied', { provider: 'GitHub' }) // 'Sign-in was cancelled at GitHub. …'
 */
export function failureSentence(
  { failures, unnamed }: Locale,
  code: string,
  names: Partial<FailureNames> = {},
): string | undefined {
  return new Map(Object.entries(failures({ ...unnamed, ...names }))).get(code);
}
