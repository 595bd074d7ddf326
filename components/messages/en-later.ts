import type { LaterWords } from './later-words.js';

/** What the elements say later, in English: loaded when it is needed. */
export const later: LaterWords = {
  signOutFailed: 'That did not work. Try again.',
  signingInWith: (provider) => `Signing in with ${provider}…`,
  signedInWith: (provider) => `You are signed in with ${provider}.`,
  signedInAs: (name) => `You are signed in as ${name}.`,
  signedOut: 'You are signed out.',
  signedIn: 'You are signed in',
  notSignedIn: 'Sign-in did not work',
  closeWindow: 'You can close this window and go back to the page you came from.',
  openInBrowser: 'Open in browser',
  copyLink: 'Copy link',
  linkCopied: 'Copied',
  copyByHand: 'Please copy this address.',
  otherFailure: 'Sign-in did not work. Please try again.',
  failures: {
    access_denied: 'You did not allow it.',
    cookies_blocked: 'Your browser keeps this site from signing you in inside another. Open the site itself.',
    endpoint_unreachable: 'This site can not be reached at the moment.',
    flow_expired: 'That took too long. Please try again.',
    groups_fetch_failed: 'The provider did not say which groups you belong to.',
    login_timeout: 'That took too long. Please try again.',
    popup_blocked: 'Your browser did not let the window open.',
    provider_unreachable: 'The provider can not be reached at the moment.',
    rate_limited: 'That was tried too often. Please wait a little.',
    reauth_required: 'Your sign-in has ended. Please sign in again.',
    saved_token_invalid: 'The sign-in that was saved can not be used any more. Please sign in again.',
    session_too_large: 'The provider sent more than this site can keep.',
    temporarily_unavailable: 'The provider is not available at the moment. Please try again later.',
    webview_refused: 'The provider does not let you sign in inside this app. Open this page in your browser.',
  },
};
