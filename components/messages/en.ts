import { capitalize } from '../../src/brands/names.js';

/** The English words of the first rendering. All other words are in `src/locales`, and load when they are needed. */
export const en = {
  /** An English label is the intent itself: `sign-up` reads "Sign up". */
  label: (intent: string, provider: string): string =>
    capitalize(intent).replace('-', ' ') + (provider && ` with ${provider}`),
  signOut: 'Sign out',
};
