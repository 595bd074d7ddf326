import { brandOf, type Intent } from '../../src/brands/index.js';
import { fill } from '../../src/locales/fill.js';
import type { ButtonWords } from '../../src/locales/locale.js';

/** Caches labels by their text and by the provider's name: a page may have a thousand equal buttons. */
const filled = new Map<string, Map<string, string>>();

/** The most names for which the labels of one text are cached. */
const maximumNames = 200;

function fillOnce(text: string, provider: string): string {
  const before = filled.get(text)?.get(provider);
  if (before !== undefined) return before;
  const label = fill(text, { provider });
  const labels = filled.get(text) ?? new Map<string, string>();
  // Limits the cache: a page may name any number of providers.
  if (labels.size < maximumNames) filled.set(text, labels.set(provider, label));
  return label;
}

const alone = { 'sign-in': 'signIn', 'sign-up': 'signUp', continue: 'continue' } as const;
const named = { 'sign-in': 'signInWith', 'sign-up': 'signUpWith', continue: 'continueWith' } as const;
const intents = new Map((['sign-up', 'continue'] as const).map((intent) => [intent as string, intent]));

/**
 * The label of a button that has none of its own, in the wording that its provider allows.
 * @param provider the provider's id.
 * @param name the provider's name; `""` if it is unknown.
 * @param requested the intent that the author asks for; an unknown word counts as `sign-in`.
 */
export function labelIn(words: ButtonWords, provider: string, name: string, requested: string): string {
  const intent = intents.get(requested.toLowerCase()) ?? 'sign-in';
  const allowed: Intent = brandOf(provider)?.wording[intent] ?? intent;
  return name ? fillOnce(words[named[allowed]], name) : words[alone[allowed]];
}

interface Person {
  readonly name: string | null;
  readonly email: string | null;
}

/** A person's name, else their email address; `undefined` if neither is known. */
export const nameOf = (user: Person | null | undefined): string | undefined =>
  user?.name ?? user?.email ?? undefined;

/**
 * The label of a button whose provider somebody is signed in with.
 * @param provider the provider's name.
 */
export function signedInLabel(words: ButtonWords, provider: string, user: Person | null | undefined): string {
  const person = nameOf(user);
  return person ? fill(words.signedInAs, { name: person }) : fill(words.signedInWith, { provider });
}
