import { brandOf, type Intent } from '../../src/brands/index.js';
import { fill } from '../../src/locales/fill.js';
import type { ButtonWords } from '../../src/locales/locale.js';

/** Labels that were filled in already, by their text and name: a page may have a thousand buttons alike. */
const filled = new Map<string, string>();

/** How many of them are kept. */
const maximumLabels = 1000;

function fillOnce(text: string, provider: string): string {
  const key = `${text}\n${provider}`;
  const before = filled.get(key);
  if (before !== undefined) return before;
  const label = fill(text, { provider });
  // A page may name any number of providers.
  if (filled.size < maximumLabels) filled.set(key, label);
  return label;
}

/**
 * What a button without a label of its own says, in the words that its provider allows.
 * @param name of the provider.
 * @param asked what the author asks for; anything unknown reads as `sign-in`.
 */
export function labelIn(words: ButtonWords, provider: string, name: string, asked: string): string {
  const intent = (['sign-up', 'continue'] as const).find((one) => one === asked.toLowerCase()) ?? 'sign-in';
  const allowed: Intent = brandOf(provider)?.wording[intent] ?? intent;
  const alone = { 'sign-in': 'signIn', 'sign-up': 'signUp', continue: 'continue' } as const;
  const named = { 'sign-in': 'signInWith', 'sign-up': 'signUpWith', continue: 'continueWith' } as const;
  return name ? fillOnce(words[named[allowed]], name) : words[alone[allowed]];
}

interface Person {
  readonly name: string | null;
  readonly email: string | null;
}

/** What a person is called; `undefined` where nothing is known of them. */
export const nameOf = (user: Person | null | undefined): string | undefined =>
  user?.name ?? user?.email ?? undefined;

/**
 * What a button says of somebody who is signed in.
 * @param provider its name.
 */
export function signedInLabel(words: ButtonWords, provider: string, user: Person | null | undefined): string {
  const person = nameOf(user);
  return person ? fill(words.signedInAs, { name: person }) : fill(words.signedInWith, { provider });
}
