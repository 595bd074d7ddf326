/**
 * The failures that have a sentence of their own. Those that only programs meet are left out, and so are codes of a
 * provider that say less than the provider's own description does.
 */
export type FailureCode =
  | 'access_denied'
  | 'client_unknown'
  | 'code_invalid'
  | 'complete_page_unknown'
  | 'cookies_blocked'
  | 'csrf_refused'
  | 'endpoint_not_found'
  | 'endpoint_unreachable'
  | 'flow_expired'
  | 'groups_fetch_failed'
  | 'id_token_invalid'
  | 'insecure_page'
  | 'issuer_mismatch'
  | 'login_cancelled'
  | 'login_refused'
  | 'login_timeout'
  | 'method_not_allowed'
  | 'not_found'
  | 'offline'
  | 'origin_not_allowed'
  | 'popup_blocked'
  | 'provider_unknown'
  | 'provider_unreachable'
  | 'rate_limited'
  | 'reauth_required'
  | 'return_to_invalid'
  | 'saved_token_invalid'
  | 'scope_not_allowed'
  | 'session_too_large'
  | 'state_mismatch'
  | 'temporarily_unavailable'
  | 'token_response_invalid'
  | 'user_fetch_failed'
  | 'webview_refused'
  | 'wrong_host';

/** A sentence for each, in which `{provider}` and `{site}` may stand; and one for any other failure of a login, or of anything else. */
export type FailureWords = Readonly<Record<FailureCode | 'login' | 'other', string>>;
