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

/** Tells the author of the page, once, what only the author can cure about a button. */
export function adviseAuthor(button: LoginButton): void {
  const tag = button.localName;
  if (!button.provider)
    warnDeveloper(window, `${tag} without provider`, `Name the provider: <${tag} provider="github">.`);
  for (const [name, known] of entries) {
    // A thousand buttons have the default.
    if (button[name] !== known[0]) warnAboutWord(button, name, known);
  }
}

/**
 * Tells the author of an address to return to that the endpoint refuses: a login by redirect leaves the page, and its console with it,
 * before the endpoint can say so. At an endpoint of another origin the page itself goes there.
 */
export function adviseOnReturnTo(
  { localName, returnTo }: LoginButton,
  session: OAuthSession | undefined,
): void {
  if (!returnTo || !session || session.client) return;
  const text = adviceOnRelativeReturnTo(returnTo);
  if (text) warnDeveloper(window, `${localName} return-to`, text);
}
