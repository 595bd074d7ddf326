import { warnDeveloper } from '../../src/session/developer-console.js';
import { adviceOnRelativeReturnTo } from '../../src/session/relative-return-to.js';
import type { OAuthSession } from '../../src/session/session.js';
import { warnAboutWord, type KnownWords } from '../advise-on-attributes.js';
import type { LoginButton } from './login-button.js';

/** The words that an attribute takes. */
const words = {
  mode: ['popup', 'tab', 'redirect'],
  appearance: ['brand', 'neutral', 'icon'],
  intent: ['sign-in', 'sign-up', 'continue'],
} as const;

const entries = Object.entries(words) as [keyof typeof words, KnownWords][];

/** Warns the author of the page, once, about a missing provider and about unknown words in a button's attributes. */
export function adviseAuthor(button: LoginButton): void {
  const tag = button.localName;
  if (!button.provider)
    warnDeveloper(window, `${tag} without provider`, `Name the provider: <${tag} provider="github">.`);
  for (const [name, known] of entries) {
    // The default needs no check, and a page may have a thousand buttons.
    if (button[name] !== known[0]) warnAboutWord(button, name, known);
  }
}

/**
 * Warns the author about a `return-to` that the endpoint refuses. A login by redirect leaves the page, and its console, before the endpoint
 * can say so. With an endpoint of another origin, the page itself goes to that address, so any address works.
 */
export function adviseOnReturnTo(
  { localName, returnTo }: LoginButton,
  session: OAuthSession | undefined,
): void {
  if (!returnTo || !session || session.client) return;
  const text = adviceOnRelativeReturnTo(returnTo);
  if (text) warnDeveloper(window, `${localName} return-to`, text);
}
