import { fill } from './fill.js';
import type { Locale, UnnamedWords } from './locale.js';
import { splitSentences } from './split-sentences.js';

/**
 * Codes that no second try can change: only who runs the site can, in its settings, its pages or its registration with the provider.
 * They have one sentence, which is told under the first.
 */
const curedByOperator: ReadonlySet<string> = new Set([
  'scope_not_allowed',
  'parameter_not_allowed',
  'invalid_request',
  'invalid_client',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  // GitHub's.
  'application_suspended',
  'incorrect_client_credentials',
  'redirect_uri_mismatch',
]);

/** Other codes for which the same login again can only end as this one did. */
const final: ReadonlySet<string> = new Set([
  'client_unknown',
  'complete_page_unknown',
  'csrf_refused',
  'insecure_page',
  'method_not_allowed',
  'not_found',
  'origin_not_allowed',
  'provider_unknown',
  'return_to_invalid',
  'session_too_large',
  'wrong_host',
]);

/** Whether the same login again can only end as this one did, so that "Try again" would mislead. */
export function isFinal(code: string): boolean {
  return final.has(code) || curedByOperator.has(code);
}

/**
 * What a person is told about a failure, in one language, sentence by sentence: the first is the cause, the others say what to do.
 * `undefined` for a code that has no words.
 * @param names those that are known. Plain text: what the sentences are put into escapes them.
 */
export function failureSentences(
  { failures, unnamed }: Locale,
  code: string,
  names: Partial<UnnamedWords> = {},
): string[] | undefined {
  const known = curedByOperator.has(code) ? 'scope_not_allowed' : code;
  // The last two are no codes.
  const text = new Map<string, string>(Object.entries({ ...failures, login: '', other: '' })).get(known);
  if (!text) return undefined;
  return splitSentences(text).map((sentence) => fill(sentence, { ...unnamed, ...names }));
}

/**
 * The same as one text.
 * @example failureSentence(en, 'access_denied', { provider: 'GitHub' }) // 'Sign-in was cancelled at GitHub. …'
 */
export function failureSentence(...given: Parameters<typeof failureSentences>): string | undefined {
  return failureSentences(...given)?.join('');
}
