/** What the elements say later, in English: loaded when it is needed. */
const errors = new Map(
  Object.entries({
    access_denied: 'You did not allow it.',
    login_timeout: 'That took too long. Please try again.',
    provider_unreachable: 'The provider can not be reached at the moment.',
    endpoint_unreachable: 'This site can not be reached at the moment.',
  }),
);

/** What a person can make of an error code. */
export function sentenceFor(code: string): string {
  return errors.get(code) ?? 'Sign-in did not work. Please try again.';
}

export const later = {
  signOutFailed: 'That did not work. Try again.',
  signedIn: 'You are signed in',
  notSignedIn: 'Sign-in did not work',
  closeWindow: 'You can close this window and go back to the page you came from.',
};
