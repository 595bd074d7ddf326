import type { errorCodes } from '../../../protocol/errors.js';

/**
 * The failures that a person is told in words of their own. Those that only programs meet are left out, and so are a
 * provider's codes that say less than the provider's own description does.
 */
export type ToldCode = Extract<
  (typeof errorCodes)[number],
  | 'access_denied'
  | 'client_unknown'
  | 'complete_page_unknown'
  | 'code_invalid'
  | 'csrf_refused'
  | 'flow_expired'
  | 'groups_fetch_failed'
  | 'id_token_invalid'
  | 'issuer_mismatch'
  | 'login_cancelled'
  | 'login_timeout'
  | 'method_not_allowed'
  | 'not_found'
  | 'origin_not_allowed'
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
>;

/** All that our pages say, in one language. A provider's name is plain text: what it is put into escapes it. */
export interface Words {
  /** For `<html lang>`, in BCP 47. */
  readonly language: string;
  /** For `<html dir>`. */
  readonly direction: 'ltr' | 'rtl';
  /** The title after a login that succeeded. */
  readonly signedIn: string;
  readonly signedInWith: (provider: string) => string;
  /** The title after a login that failed. */
  readonly notSignedInWith: (provider: string) => string;
  /** The title of any other failure. */
  readonly didNotWork: string;
  /** The title of the question before a login for another site. */
  readonly continueTo: (site: string) => string;
  readonly continueWith: (provider: string) => string;
  /** Its two answers. */
  readonly agree: string;
  readonly cancel: string;
  readonly closeWindow: string;
  /** The link after a success. */
  readonly goOn: string;
  /** The link after a failure. */
  readonly backToSite: string;
  /** A failure that has no sentence of its own. */
  readonly otherFailure: string;
  readonly failures: Readonly<Record<ToldCode, string>>;
}
