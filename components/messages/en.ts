/** What the elements say at first sight, in English. Another language is a file beside this one with the same keys. */
export const en = {
  signInWith: (provider: string): string => `Sign in with ${provider}`,
  signIn: 'Sign in',
  signOut: 'Sign out',
};
