/**
 * The stable codes of all failures. A provider's own OAuth codes (RFC 6749 sections 4.1.2.1 and 5.2, such as
 * `access_denied` or `invalid_grant`) pass through unchanged and come first; ours follow.
 */
export const errorCodes = [
  'access_denied',
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
  'popup_blocked',
  'webview_refused',
  'cookies_blocked',
  'login_cancelled',
  'login_refused',
  'login_timeout',
  'state_mismatch',
  'flow_expired',
  'code_invalid',
  'issuer_mismatch',
  'provider_unknown',
  'provider_unreachable',
  'token_response_invalid',
  'id_token_invalid',
  'user_fetch_failed',
  'groups_fetch_failed',
  'origin_not_allowed',
  'client_unknown',
  'csrf_refused',
  'scope_not_allowed',
  'parameter_not_allowed',
  'return_to_invalid',
  'complete_page_unknown',
  'saved_token_invalid',
  'decryption_failed',
  'session_too_large',
  'reauth_required',
  'session_outdated',
  'token_not_available',
  'proxy_refused',
  'provider_redirected',
  'store_unavailable',
  'rate_limited',
  'not_found',
  'method_not_allowed',
  'host_not_allowed',
  'body_too_large',
  'endpoint_unreachable',
  'endpoint_not_found',
  'offline',
  'wrong_host',
  'insecure_page',
  'settings_invalid',
] as const;

/** One of `errorCodes`, or any other code that a provider sends. */
export type ErrorCode = (typeof errorCodes)[number] | (string & {});

/**
 * The error that apps handle: switch on `code`; `description` is for developers.
 * Neither ever holds a secret, code, token, verifier or full URL.
 */
export class OAuthError extends Error {
  /** One of {@link errorCodes}, or a provider's own code. */
  declare readonly code: ErrorCode;
  /** A sentence in English, or in the provider's words: show it as text, never as HTML. Often empty. */
  declare readonly description: string;

  constructor(code: ErrorCode, description = '', cause?: unknown) {
    super(description || code, { cause });
    this.name = 'OAuthError';
    this.code = code;
    this.description = description;
  }
}
