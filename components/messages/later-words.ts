import type { errorCodes } from '../../src/protocol/errors.js';

/** What the elements say later, in one language. */
export interface LaterWords {
  readonly signOutFailed: string;
  /** Heard, not seen: a login is under way, has succeeded, or was cancelled by the person. */
  readonly signingInWith: (provider: string) => string;
  readonly signedInWith: (provider: string) => string;
  readonly signInCancelled: (provider: string) => string;
  /** Heard, not seen: somebody has just signed in or out. */
  readonly signedInAs: (name: string) => string;
  readonly signedOut: string;
  readonly signedIn: string;
  readonly notSignedIn: string;
  readonly closeWindow: string;
  /** The ways out of an app in which a provider refuses to be shown. */
  readonly openInBrowser: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly copyByHand: string;
  /** A failure that has no sentence of its own. */
  readonly otherFailure: string;
  /** What a person can make of an error code. */
  readonly failures: Readonly<Record<ToldCode, string>>;
}

/** The codes that a page can meet and a person can do something about. */
export type ToldCode = Extract<
  (typeof errorCodes)[number],
  | 'access_denied'
  | 'cookies_blocked'
  | 'endpoint_not_found'
  | 'endpoint_unreachable'
  | 'flow_expired'
  | 'groups_fetch_failed'
  | 'insecure_page'
  | 'login_timeout'
  | 'offline'
  | 'origin_not_allowed'
  | 'popup_blocked'
  | 'provider_unreachable'
  | 'rate_limited'
  | 'reauth_required'
  | 'saved_token_invalid'
  | 'session_too_large'
  | 'temporarily_unavailable'
  | 'webview_refused'
  | 'wrong_host'
>;
