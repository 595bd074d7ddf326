/*
 * What our properties make of a value, be it an attribute's text (`null` where it is absent) or whatever a framework, a
 * template or an app writes to the property. `OAuthElement` runs them at every write, so that no element ever meets a value
 * that it can't use.
 */

/** Text; `""` for everything that has none. */
export function text(value: unknown): string {
  try {
    return (String as (value: unknown) => string)(value ?? '');
  } catch {
    return '';
  }
}

/** A boolean. Templates that know no boolean attributes write `false` as `"false"`: that is false too. */
export function flag(value: unknown): boolean {
  return value === '' || (!!value && value !== 'false');
}

/** Milliseconds that a timer can wait, 0 for everything else. */
export function milliseconds(value: unknown): number {
  const number = Number(text(value));
  return number > 0 ? Math.min(number, 0x7fffffff) : 0;
}

/** Text with a default. An unknown word stays: code that reads the property finds what was written. */
export function textOr(fallback: string): (value: unknown) => string {
  return (value) => text(value) || fallback;
}
