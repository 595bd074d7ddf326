import * as client from 'openid-client';
import { OAuthError, type ErrorCode } from '../../protocol/errors.js';

const idTokenCodes = [
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
];

/** Any failure of the protocol library as one of ours. `fallback` stands where nothing more telling is known. */
export function toOAuthError(error: unknown, fallback: ErrorCode): OAuthError {
  const ours = causes(error).find((cause) => cause instanceof OAuthError);
  if (ours) return ours;
  if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError) {
    return providerError(error.error, error.error_description, fallback, error);
  }
  const code = codeOf(error);
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') {
    return new OAuthError('provider_unreachable', 'The provider took too long to answer.', error);
  }
  if (
    idTokenCodes.includes(code) ||
    causes(error).some((cause) => /\bJW[ST]\b|\bID Token\b/.test(messageOf(cause)))
  ) {
    return new OAuthError('id_token_invalid', "The provider's ID token does not hold up.", error);
  }
  return new OAuthError(fallback, 'The provider answered with something that can not be used.', error);
}

/**
 * A provider's own error. Its words are hostile text of any length: only a plain code passes as a code, and the
 * description loses control characters and everything past 300.
 */
export function providerError(
  code: unknown,
  description: unknown,
  fallback: ErrorCode,
  cause?: unknown,
): OAuthError {
  const plain = typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? code : fallback;
  const words =
    typeof description === 'string' ? description.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ') : '';
  return new OAuthError(plain, words.slice(0, 300).trim(), cause);
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
