/** The names that a sentence about a failure is completed with. Plain text: what it is put into escapes it. */
export interface FailureNames {
  readonly provider: string;
  readonly site: string;
}

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

/** What the elements say once they have something to tell. What they show at first sight loads with them. */
export interface ElementWords {
  readonly signOutFailed: string;
  /** Announced, not shown: a login is under way, has succeeded, or was cancelled by the person. */
  readonly signingInWith: (provider: string) => string;
  readonly signedInWith: (provider: string) => string;
  readonly signInCancelled: (provider: string) => string;
  /** Announced, not shown: somebody has just signed in or out. */
  readonly signedInAs: (name: string) => string;
  readonly signedOut: string;
  /** The titles of a completion page. */
  readonly signedIn: string;
  readonly notSignedIn: string;
  /** For an app in which a provider refuses to be shown. */
  readonly openInBrowser: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly copyByHand: string;
}

/** What the endpoint's own pages say. */
export interface PageWords {
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
  /** The link after a success. */
  readonly goOn: string;
  /** The link after a failure. */
  readonly backToSite: string;
}

/** Everything that elements and the endpoint's pages say, in one language. */
export interface Locale {
  /** For `<html lang>`, in BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** In place of names that nobody knows. */
  readonly unnamed: FailureNames;
  readonly closeWindow: string;
  readonly elements: ElementWords;
  readonly pages: PageWords;
  readonly failures: (names: FailureNames) => Readonly<Record<FailureCode, string>>;
  /** A failure that has no sentence of its own: of a login, and of anything else. */
  readonly loginFailed: string;
  readonly somethingFailed: string;
}
