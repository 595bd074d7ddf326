/** The most bytes of a value in UTF-8. */
export const mostValueBytes = 1_000_000;
/** The longest time to live: about 142,000 years, so that its end is a whole number in every database. */
const mostTtlMs = 2 ** 52;

/** @throws {TypeError} unless it can be a key, the name of an index or a member. The error doesn't quote it. */
export function requireName(name: unknown, what: 'key' | 'index' | 'member' = 'key'): void {
  if (typeof name !== 'string' || !/^[\w:-]{1,200}$/.test(name))
    throw new TypeError(`The ${what} must be 1 to 200 characters of A-Z a-z 0-9 : _ -`);
}

/** @throws {TypeError} unless it is text that every database returns unchanged. The error doesn't quote it. */
export function requireValue(value: unknown): void {
  if (typeof value !== 'string') throw new TypeError('The value must be text');
  // Half of a surrogate pair has no form in UTF-8.
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('The value must be well-formed Unicode');
  if (value.length * 3 > mostValueBytes && new TextEncoder().encode(value).length > mostValueBytes)
    throw new TypeError(`The value must be ${mostValueBytes} bytes or less`);
}

/** @throws {TypeError} */
export function requireTtl(ttlMs: unknown): void {
  if (!Number.isSafeInteger(ttlMs) || (ttlMs as number) < 1 || (ttlMs as number) > mostTtlMs)
    throw new TypeError('The time to live must be whole milliseconds, at least 1');
}

/** A timer of Node ends at once if it is to wait for more than 24.8 days; no call and no sweep waits for a day. */
export const mostWaitMs = 86_400_000;

/**
 * Checks options of a store, so that a wrong one stops the app at start.
 * @throws {TypeError} unless each is a whole number from 1 to `most`.
 */
export function requireWhole(options: Readonly<Record<string, unknown>>, most: number): void {
  for (const [name, value] of Object.entries(options))
    if (!Number.isSafeInteger(value) || (value as number) < 1 || (value as number) > most)
      throw new TypeError(`${name} must be a whole number from 1 to ${most}`);
}
