import { errorCodes, OAuthError, type ErrorCode } from '../../protocol/errors.js';
import { redactError } from './redacted-error.js';
import { sanitizeProviderText } from './sanitize-provider-text.js';

const idTokenCodes = [
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
];

/** Our own codes, which follow the standard's: a provider that sends one doesn't mean what we mean. */
const ownCodes: ReadonlySet<string> = new Set(errorCodes.slice(errorCodes.indexOf('popup_blocked')));

type Secrets = readonly (string | null | undefined)[];

/**
 * Any failure of the protocol library as one of ours. Its causes hold nothing of what was sent and answered.
 * @param fallback stands where nothing more telling is known.
 * @param secrets texts that were sent: a provider that repeats one in its error is not quoted.
 */
export function toOAuthError(error: unknown, fallback: ErrorCode, secrets: Secrets = []): OAuthError {
  const ours = causes(error).find((cause) => cause instanceof OAuthError);
  if (ours) return ours;
  const cause = redactError(error);
  const code = codeOf(error);
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') {
    const said = error as { error?: unknown; error_description?: unknown };
    return providerError(said.error, said.error_description, fallback, secrets, cause);
  }
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') {
    return new OAuthError('provider_unreachable', 'The provider took too long to answer.', cause);
  }
  if (
    idTokenCodes.includes(code) ||
    causes(error).some((one) => /\bJW[ST]\b|\bID Token\b/.test(messageOf(one)))
  ) {
    return new OAuthError('id_token_invalid', "The provider's ID token does not hold up.", cause);
  }
  return new OAuthError(fallback, "The provider answered with something that can't be used.", cause);
}

/** The HTTP status of the answer that the protocol library failed at, where that is known. */
export function statusOf(error: unknown): number | undefined {
  for (const found of [error, (error as { cause?: unknown }).cause]) {
    const { status } = (found ?? {}) as { status?: unknown };
    if (typeof status === 'number') return status;
  }
  return undefined;
}

/**
 * A provider's own error. Its words are hostile text: only a plain code that is none of ours passes as a code.
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

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let current = error; current instanceof Error && chain.length < 8; current = current.cause)
    chain.push(current);
  return chain;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** Seconds. */
const maxRetryAfter = 3600;

/** `provider_unreachable` by the provider's own word (429, 5xx), with when to ask again. */
export class ProviderBusy extends OAuthError {
  /** In seconds; `null` where the provider doesn't say. */
  readonly retryAfter: number | null;

  constructor(retryAfter: string | null, cause?: unknown) {
    super('provider_unreachable', 'The provider is out of order for now.', cause);
    // Of the two forms of RFC 9110 section 10.2.3 only the one that no clock can make wrong.
    this.retryAfter = /^\d{1,9}$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter), maxRetryAfter) : null;
  }
}
