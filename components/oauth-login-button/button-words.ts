import { brandOf, type Intent } from '../../src/brands/index.js';
import { fill } from '../../src/locales/fill.js';
import type { ButtonWords } from '../../src/locales/locale.js';

/**
 * What a button without a label of its own says, in the words that its provider allows.
 * @param name of the provider.
 * @param asked what the author asks for; anything unknown reads as `sign-in`.
 */
export function labelIn(words: ButtonWords, provider: string, name: string, asked: string): string {
  const intent = (['sign-up', 'continue'] as const).find((one) => one === asked.toLowerCase()) ?? 'sign-in';
  const allowed: Intent = brandOf(provider)?.wording[intent] ?? intent;
  const alone = { 'sign-in': words.signIn, 'sign-up': words.signUp, continue: words.continue };
  const named = { 'sign-in': words.signInWith, 'sign-up': words.signUpWith, continue: words.continueWith };
  return name ? fill(named[allowed], { provider: name }) : alone[allowed];
}

interface Person {
  readonly name: string | null;
  readonly email: string | null;
}

/**
 * What a button says of somebody who is signed in.
 * @param provider its name.
 */
export function signedInLabel(words: ButtonWords, provider: string, user: Person | null | undefined): string {
  const person = user?.name ?? user?.email;
  return person ? fill(words.signedInAs, { name: person }) : fill(words.signedInWith, { provider });
}
