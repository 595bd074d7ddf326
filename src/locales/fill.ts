/** Letters of right-to-left scripts, and characters that change the direction of what follows. */
const mayTurn =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * A text with names in place of its placeholders. Where either of them may run from right to left, a name is isolated, so that it
 * leaves the order of the words around it alone (Unicode Bidirectional Algorithm, section 2.4).
 * @param names plain text: what the result is put into escapes it.
 * @example fill('Sign in with {provider}', { provider: 'GitHub' }) // 'Sign in with GitHub'
 */
export function fill(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    if (name === undefined) return placeholder;
    // A name that ends an isolate would end ours.
    return mayTurn.test(text + name) ? `\u2068${name.replace(/[\u2066-\u2069]/g, '')}\u2069` : name;
  });
}
