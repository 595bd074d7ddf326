import { capitalize } from '../../src/brands/names.js';

/** What the elements show at first sight, in English. Everything else they say is in `src/locales`, loaded when it is needed. */
export const en = {
  /** In English an intent is also its wording: `sign-up` reads "Sign up". */
  label: (intent: string, provider: string): string =>
    capitalize(intent).replace('-', ' ') + (provider && ` with ${provider}`),
  signOut: 'Sign out',
};
