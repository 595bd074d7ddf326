/** Letters of right-to-left scripts, and characters that change the direction of what follows. */
const mayTurn =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const spaceless = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]`;
const [end, beginning] = [new RegExp(`${spaceless}$`, 'u'), new RegExp(`^${spaceless}`, 'u')];

/** Chinese and Japanese texts have a space beside a name in Latin letters, and none beside one in their own. */
const touch = (left: string, right: string): boolean => end.test(left) && beginning.test(right);

/**
 * A text with names in place of its placeholders. Where either of them may run from right to left, a name is isolated, so that it
 * leaves the order of the words around it alone (Unicode Bidirectional Algorithm, section 2.4).
 * @param names plain text: what the result is put into escapes it.
 * @example fill('Sign in with {provider}', { provider: 'GitHub' }) // 'Sign in with GitHub'
 */
export function fill(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(
    /( ?)\{(\w+)\}( ?)/g,
    (whole, before: string, key: string, after: string, at: number) => {
      const name = Object.hasOwn(names, key) ? names[key] : undefined;
      if (name === undefined) return whole;
      const left = touch(text.slice(0, at), name) ? '' : before;
      const right = touch(name, text.slice(at + whole.length)) ? '' : after;
      // A name that ends an isolate would end ours.
      const isolated = mayTurn.test(text + name)
        ? `\u2068${name.replace(/[\u2066-\u2069]/g, '')}\u2069`
        : name;
      return left + isolated + right;
    },
  );
}

/**
 * The parts of a text around the name in it, which gets an element of its own.
 * @returns what stands before the name, the name, and what stands after it; the name is empty if the text has no place for it.
 */
export function splitAtName(text: string, key: string, name: string): readonly [string, string, string] {
  const place = `{${key}}`;
  const at = text.indexOf(place);
  if (at < 0) return [text, '', ''];
  const [before, after] = [text.slice(0, at), text.slice(at + place.length)];
  return [
    touch(before.trimEnd(), name) ? before.trimEnd() : before,
    name,
    fill(touch(name, after.trimStart()) ? after.trimStart() : after, { [key]: name }),
  ];
}
