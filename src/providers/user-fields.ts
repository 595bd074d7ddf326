import type { RawUser } from './provider.js';

/** The value if it is text and not empty, else `null`. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The exact text of an id; `null` for anything else. It isn't trimmed, folded or normalised, which could make two people one. A text with
 * U+FFFD is refused, because that character stands for any unreadable bytes.
 */
export function idText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' || value.includes('\ufffd') ? null : value;
  return typeof value === 'bigint' || (typeof value === 'number' && isExact(value)) ? String(value) : null;
}

/** Whether a number can have been written only with these digits. */
export function isExact(value: number): boolean {
  return Number.isInteger(value)
    ? Number.isSafeInteger(value) && !Object.is(value, -0)
    : Number.isFinite(value);
}

/** The fields of a JSON object; empty for anything else. */
export function fieldsOf(value: unknown): RawUser {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawUser) : {};
}

/** The fields of `more`, and those of `first` that `more` omits or leaves empty. */
export function filledFrom(first: RawUser, more: RawUser): RawUser {
  const said = Object.entries(more).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return { ...first, ...Object.fromEntries(said) };
}

/** The e-mail address that an OpenID provider says it has verified (OpenID Connect Core section 5.1). */
export function verifiedEmail(claims: RawUser): string | null {
  const verified = claims['email_verified'];
  return verified === true || verified === 'true' ? text(claims['email']) : null;
}

/**
 * The first value that is text, and no email address but the verified one: people can enter any address as their name. `null` if there is
 * none.
 */
export function nameAmong(verifiedAddress: string | null, ...values: readonly unknown[]): string | null {
  const names = values.map(text).filter((name) => name !== null);
  return names.find((name) => name === verifiedAddress || !isAddress(name)) ?? null;
}

/** Characters that reverse the order of letters. No name needs them. */
const turns = /[\u202d\u202e]/;
/** Characters that set the direction of words: they can show a word before another that it follows. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Spaces that are nearly invisible, or look like a usual one, between the parts of an address. */
const narrowSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
/** Characters of other scripts that look like a dot (Unicode's confusables), except those that NFKC turns into one. */
const dots = /[\u0660\u06f0\u0701\u0702\u3002\ua4f8\ua60e\u{10a50}]|\u{1d16d}/gu;

/** An `a` in a circle, which reads as "@". NFKC would turn it into a letter. */
const circledA = /[\u24b6\u24d0\u{1f150}]|[aA]\u20dd/gu;

/**
 * Whether a name contains an email address, or something that reads as one: with similar or invisible characters, or in reverse direction.
 */
function isAddress(name: string): boolean {
  const letters = name.replace(narrowSpaces, '').replace(circledA, '@').normalize('NFKC');
  const shown = letters.replace(dots, '.').replace(/\p{C}/gu, '');
  const isTurned = turns.test(name) || (shown.includes('@') && directions.test(name));
  return isTurned || /[^\s@]@[^\s@]+\.[^\s@]/.test(shown);
}

/** Removes options that are `undefined`, such as an environment variable that isn't set. */
export function withoutUndefined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
