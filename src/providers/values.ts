import type { RawUser } from './provider.js';

/** The text that something is; `null` for anything else, and for none. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The fields of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): RawUser {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawUser) : {};
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
