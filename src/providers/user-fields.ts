import type { RawUser } from './provider.js';

/** The text that something is; `null` for anything else, and for none. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The exact text of an id; `null` for what is none. Nothing is trimmed, folded or normalised: two people could become one.
 * U+FFFD stands where bytes could not be read, whatever they were, so that no text with one tells people apart.
 */
export function idText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' || value.includes('\ufffd') ? null : value;
  return typeof value === 'bigint' || (typeof value === 'number' && isExact(value)) ? String(value) : null;
}

/** Whether a number is the only one that its digits can have meant. */
export function isExact(value: number): boolean {
  return Number.isInteger(value)
    ? Number.isSafeInteger(value) && !Object.is(value, -0)
    : Number.isFinite(value);
}

/** The fields of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): RawUser {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawUser) : {};
}

/** The fields of `more`, and of `first` those that `more` leaves out or has nothing in. */
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

/** What is `undefined` was not set: an environment variable that isn't there says nothing. */
export function withoutUndefined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
