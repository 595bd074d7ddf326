import { OAuthError } from '../../../protocol/errors.js';
import { normalizeTokenResponse, type TokenShape } from './normalize-token-response.js';
import { maskSecrets } from '../errors/sanitize-provider-text.js';
import type { BufferedResponse } from '../network/buffered-response.js';

/** Characters of an ID token: decoding and parsing a longer one would take too long. */
const maxIdTokenLength = 256 * 1024;

/** A token response (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3), with the provider's additional fields. */
export interface TokenResponse extends Readonly<Record<string, unknown>> {
  readonly access_token: string;
  /** In lower case. */
  readonly token_type: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly scope?: string;
  /** Not checked yet. */
  readonly id_token?: string;
}

/** The codes that the protocol library uses for the same problems; logs show them. */
type Code =
  | 'OAUTH_RESPONSE_BODY_ERROR'
  | 'OAUTH_RESPONSE_IS_NOT_JSON'
  | 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  | 'OAUTH_INVALID_RESPONSE'
  | 'OAUTH_UNSUPPORTED_OPERATION';

/** Why a response of the token endpoint holds no token. The message names fields, never values. */
export class TokenResponseError extends Error {
  readonly code: Code;
  readonly status: number;
  /** The provider's own code, if it refused (RFC 6749 section 5.2). It and its description are hostile text. */
  readonly error: string | undefined;
  readonly error_description: string | undefined;

  constructor(code: Code, message: string, status: number, error?: string, description?: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.error = error;
    this.error_description = description;
  }

  /** The same, without these texts in what the provider says. */
  without(secrets: readonly string[]): TokenResponseError {
    const { code, message, status, error, error_description: description } = this;
    const shown = (text: string | undefined): string | undefined => text && maskSecrets(text, secrets);
    return new TokenResponseError(code, message, status, shown(error), shown(description));
  }
}

/**
 * Checks a response of the token endpoint (RFC 6749 section 5), but not its ID token: see `validateIdToken`.
 * @param keepIdToken whether the result holds the ID token.
 * @param shape where the answer has its fields, if not where the standard says.
 * @param body the part of it that is signed, where answers are.
 * @throws {TokenResponseError}
 */
export function readTokenResponse(
  response: BufferedResponse,
  keepIdToken: boolean,
  shape: TokenShape = {},
  body = response.readText(),
): TokenResponse {
  const { status } = response;
  const parsed = normalizeTokenResponse(body, response.header('content-type') ?? '', status, shape);
  const isOk = status >= 200 && status < 300;
  if (!parsed && (isOk || (status >= 400 && status < 500)))
    throw new TokenResponseError(
      'OAUTH_RESPONSE_IS_NOT_JSON',
      'the response is neither JSON nor a form',
      status,
    );
  if (parsed && 'error' in parsed)
    throw new TokenResponseError(
      'OAUTH_RESPONSE_BODY_ERROR',
      'the response is an error',
      parsed.status,
      parsed.error,
      parsed.description,
    );
  if (!parsed || !isOk)
    throw new TokenResponseError('OAUTH_RESPONSE_IS_NOT_CONFORM', 'unexpected HTTP status', status);
  return checkFields(parsed.fields, status, keepIdToken);
}

function checkFields(
  { id_token: idToken, ...fields }: Record<string, unknown>,
  status: number,
  keepIdToken: boolean,
): TokenResponse {
  const { access_token, token_type: type, refresh_token, scope } = fields;
  const wrong = (name: string): never => {
    throw new TokenResponseError('OAUTH_INVALID_RESPONSE', `unexpected ${name} in the response`, status);
  };
  if (!isFilled(access_token)) return wrong('access_token');
  if (!isFilled(type)) return wrong('token_type');
  const token_type = type.toLowerCase();
  // A DPoP token (RFC 9449) is not a bearer token: `refuseOtherTokens` refuses it.
  if (token_type !== 'bearer' && token_type !== 'dpop')
    throw new TokenResponseError('OAUTH_UNSUPPORTED_OPERATION', 'unsupported token_type', status);
  if (refresh_token !== undefined && !isFilled(refresh_token)) return wrong('refresh_token');
  if (scope !== undefined && typeof scope !== 'string') return wrong('scope');
  if (!keepIdToken || idToken === undefined) return { ...fields, access_token, token_type };
  if (!isFilled(idToken) || idToken.length > maxIdTokenLength) return wrong('id_token');
  return { id_token: idToken, ...fields, access_token, token_type };
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/**
 * Refuses a token that must not be sent as a bearer token (RFC 9449).
 * @throws {OAuthError} `token_response_invalid`.
 */
export function refuseOtherTokens({ token_type: type }: TokenResponse): void {
  if (type !== 'bearer')
    throw new OAuthError(
      'token_response_invalid',
      "The provider gave a token of a kind that can't be used here.",
    );
}
