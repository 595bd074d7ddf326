import { errorCodes, OAuthError, type ErrorCode } from '../../../protocol/errors.js';
import { causesOf } from '../../log/operator-note.js';
import { redactError } from './redacted-error.js';
import { sanitizeProviderText } from './sanitize-provider-text.js';

const idTokenCodes = [
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
];

/** Our own codes, which come after the standard's. A provider that sends one of them means something else. */
const ownCodes: ReadonlySet<string> = new Set(errorCodes.slice(errorCodes.indexOf('popup_blocked')));

type Secrets = readonly (string | null | undefined)[];

/**
 * Turns any failure of the protocol library into one of ours. Its causes quote nothing of requests and responses.
 * @param fallback the code if no more specific one is known.
 * @param secrets texts that were sent: they are removed from the provider's description.
 */
export function toOAuthError(error: unknown, fallback: ErrorCode, secrets: Secrets = []): OAuthError {
  const ours = causesOf(error).find((cause) => cause instanceof OAuthError);
  if (ours) return ours;
  const cause = redactError(error);
  const code = codeOf(error);
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') {
    const body = error as { error?: unknown; error_description?: unknown };
    return providerError(body.error, body.error_description, fallback, secrets, cause);
  }
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') {
    return new OAuthError('provider_unreachable', 'The provider took too long to answer.', cause);
  }
  if (
    idTokenCodes.includes(code) ||
    causesOf(error).some((one) => /\bJW[ST]\b|\bID Token\b/.test(messageOf(one)))
  ) {
    return new OAuthError('id_token_invalid', "The provider's ID token is not valid.", cause);
  }
  return new OAuthError(fallback, "The provider answered with something that can't be used.", cause);
}

/** The HTTP status of the response that the protocol library rejected, if it is known. */
export function statusOf(error: unknown): number | undefined {
  for (const found of [error, (error as { cause?: unknown } | null | undefined)?.cause]) {
    const { status } = (found ?? {}) as { status?: unknown };
    if (typeof status === 'number') return status;
  }
  return undefined;
}

/**
 * A provider's own error. Its texts are hostile: only a plain code that is not one of ours passes as a code.
 * @param secrets texts that must not be repeated.
 */
export function providerError(
  code: unknown,
  description: unknown,
  fallback: ErrorCode,
  secrets: Secrets = [],
  cause?: unknown,
): OAuthError {
  const isPlain = typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) && !ownCodes.has(code);
  const repeats = isPlain && secrets.some((secret) => secret && code.includes(secret));
  return new OAuthError(
    isPlain && !repeats ? code : fallback,
    sanitizeProviderText(description, secrets),
    cause,
  );
}

/** `""` for anything without a code: a function of the app may throw anything, `undefined` too. */
function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** Seconds. */
const maxRetryAfter = 3600;

/** `provider_unreachable` because the provider itself says so (429, 5xx), with the time after which to try again. */
export class ProviderBusy extends OAuthError {
  /** In seconds; `null` if the provider names none. */
  readonly retryAfter: number | null;

  constructor(retryAfter: string | null, cause?: unknown) {
    super('provider_unreachable', 'The provider is out of order for now.', cause);
    // Of the two forms of RFC 9110 section 10.2.3 only the number of seconds: a date depends on clocks.
    this.retryAfter = /^\d{1,9}$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter), maxRetryAfter) : null;
  }
}
