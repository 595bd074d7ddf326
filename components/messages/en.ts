/** What the elements show at first sight, in English. Everything else they say is in `src/locales`, loaded when it is needed. */
export const en = {
  signInWith: (provider: string): string => `Sign in with ${provider}`,
  signIn: 'Sign in',
  signOut: 'Sign out',
};
