import type { Locale } from '../../src/locales/locale.js';

/** The words of the first rendering. In English they need no loading. */
const firstSight: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  button: {
    signIn: 'Sign in',
    signInWith: 'Sign in with {provider}',
    signUp: 'Sign up',
    signUpWith: 'Sign up with {provider}',
    continue: 'Continue',
    continueWith: 'Continue with {provider}',
  },
  badge: { signOut: 'Sign out' },
};

/** Further words that a person needs, even if the file of their language never loads. */
const meanwhile: typeof firstSight = {
  button: {
    cancel: 'Cancel',
    tryAgain: 'Try again',
    waitingFor: 'Waiting for {provider}…',
    finishInWindow: 'Finish in the window that opened.',
    showWindow: 'Show it',
    continueHere: 'Open sign-in here instead',
  },
  badge: { signOutFailed: 'You’re still signed in. Try again in a moment.' },
  pages: { signedIn: 'You’re signed in', notSignedIn: 'You’re not signed in' },
  failures: {
    endpoint_unreachable: 'This site can’t be reached right now. Try again in a moment.',
    offline: 'You’re offline. Connect to the internet, then try again.',
    login: 'You’re not signed in yet, and nothing was changed. Try again.',
  },
};

/**
 * The stand-in for a language that has not loaded: the words above are English, all others empty.
 * @param isEnglish whether the language is English. Then reading a word of `firstSight` loads nothing.
 * @param load is called when a word is read that has to be loaded.
 */
export function unloadedWords(isEnglish: boolean, load: () => void): Locale {
  const groupOf = (name: string): object =>
    new Proxy(
      { ...firstSight[name], ...meanwhile[name] },
      {
        get: (words: Readonly<Record<string, string>>, key) => {
          const isThere = isEnglish && Object.hasOwn(firstSight[name] ?? {}, key);
          if (!isThere) load();
          return Object.hasOwn(words, key) ? words[String(key)] : '';
        },
      },
    );
  const known: Record<string, unknown> = { language: 'en', direction: 'ltr' };
  return new Proxy(known, {
    get: (locale, key) => (locale[String(key)] ??= groupOf(String(key))),
  }) as unknown as Locale;
}
