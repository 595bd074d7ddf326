import { normalizeTokenAnswer } from './normalize-token-response.js';
import type { TextResponse } from './buffered-response.js';

/** Letters of an ID token that is read: its parts are decoded and parsed, which takes longer the longer they are. */
const longestIdToken = 256 * 1024;

/** A token as RFC 6749 section 5.1 and OpenID Connect Core section 3.1.3.3 have it, with what else stood beside it. */
export interface TokenAnswer extends Readonly<Record<string, unknown>> {
  readonly access_token: string;
  /** In small letters. */
  readonly token_type: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly scope?: string;
  /** Not checked yet. */
  readonly id_token?: string;
}

/** The protocol library's codes for the same, which logs show. */
type Code =
  | 'OAUTH_RESPONSE_BODY_ERROR'
  | 'OAUTH_RESPONSE_IS_NOT_JSON'
  | 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  | 'OAUTH_INVALID_RESPONSE'
  | 'OAUTH_UNSUPPORTED_OPERATION';

/** Why a token endpoint's answer brought no token. The message names fields, never values. */
export class TokenAnswerError extends Error {
  readonly code: Code;
  readonly status: number;
  /** The provider's own code; only of a refusal (RFC 6749 section 5.2). Hostile text, as is its description. */
  readonly error: string | undefined;
  readonly error_description: string | undefined;

  constructor(code: Code, message: string, status: number, error?: string, description?: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.error = error;
    this.error_description = description;
  }
}

/**
 * Judges a token endpoint's answer (RFC 6749 section 5). Not the ID token that comes along: see `checkOpenIdAnswer`.
 * @param keepIdToken false leaves it out.
 * @throws {TokenAnswerError}
 */
export function readTokenAnswer(response: TextResponse, keepIdToken: boolean): TokenAnswer {
  const { status, body } = { status: response.status, body: response.readText() };
  const answer = normalizeTokenAnswer(body, response.header('content-type') ?? '', status);
  const isOk = status >= 200 && status < 300;
  if (!answer && (isOk || (status >= 400 && status < 500)))
    throw new TokenAnswerError('OAUTH_RESPONSE_IS_NOT_JSON', 'the answer is neither JSON nor a form', status);
  if (answer && 'error' in answer)
    throw new TokenAnswerError(
      ...(['OAUTH_RESPONSE_BODY_ERROR', 'the answer is an error', answer.status] as const),
      ...[answer.error, answer.description],
    );
  if (!answer || !isOk)
    throw new TokenAnswerError('OAUTH_RESPONSE_IS_NOT_CONFORM', 'unexpected HTTP status', status);
  return checkFields(answer.fields, status, keepIdToken);
}

function checkFields(
  { id_token: idToken, ...fields }: Record<string, unknown>,
  status: number,
  keepIdToken: boolean,
): TokenAnswer {
  const { access_token, token_type: type, refresh_token, scope } = fields;
  const wrong = (name: string): never => {
    throw new TokenAnswerError('OAUTH_INVALID_RESPONSE', `unexpected ${name} in the answer`, status);
  };
  if (!isFilled(access_token)) return wrong('access_token');
  if (!isFilled(type)) return wrong('token_type');
  const token_type = type.toLowerCase();
  // RFC 9449 is no other kind of bearer, which is said where tokens are used.
  if (token_type !== 'bearer' && token_type !== 'dpop')
    throw new TokenAnswerError('OAUTH_UNSUPPORTED_OPERATION', 'unsupported token_type', status);
  if (refresh_token !== undefined && !isFilled(refresh_token)) return wrong('refresh_token');
  if (scope !== undefined && typeof scope !== 'string') return wrong('scope');
  if (!keepIdToken || idToken === undefined) return { ...fields, access_token, token_type };
  if (!isFilled(idToken) || idToken.length > longestIdToken) return wrong('id_token');
  return { id_token: idToken, ...fields, access_token, token_type };
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
