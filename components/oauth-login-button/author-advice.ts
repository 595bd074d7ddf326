import { warnDeveloper } from '../../src/session/developer-console.js';
import type { LoginButton } from './login-button.js';

/** The words that an attribute takes. */
const words = {
  mode: ['popup', 'tab', 'redirect'],
  appearance: ['brand', 'neutral', 'icon'],
  intent: ['sign-in', 'sign-up', 'continue'],
} as const;

const entries = Object.entries(words) as [keyof typeof words, readonly [string, ...string[]]][];

/** Tells the author of the page, once, what only the author can cure about a button. */
export function adviseAuthor(button: LoginButton): void {
  const tag = button.localName;
  if (!button.provider)
    warnDeveloper(window, `${tag} without provider`, `Name the provider: <${tag} provider="github">.`);
  for (const [name, known] of entries) {
    const word = button[name];
    // The first is the default, which a thousand buttons have.
    if (word === known[0] || known.some((one) => one === word.toLowerCase())) continue;
    // A message is a line, whatever the page wrote.
    const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
    const text = `"${shown}" is not a value of ${name}. The values are ${known.join(', ')}; ${known[0]} is used.`;
    warnDeveloper(window, `${tag} ${name}`, text);
  }
}
