/*
 * Converters: what a property becomes when an attribute is written (`null` if the attribute is absent), or when a framework, a template or
 * an app writes any value to the property. `OAuthElement` runs them at every write, so that no element meets a value that it can't use.
 */

/** Text; `""` for a value that can't become text. */
export function text(value: unknown): string {
  try {
    return (String as (value: unknown) => string)(value ?? '');
  } catch {
    return '';
  }
}

/** A boolean. `"false"` is false, too: templates without boolean attributes write `false` that way. */
export function flag(value: unknown): boolean {
  return value === '' || (!!value && value !== 'false');
}

/** Milliseconds that a timer can wait; 0 for everything else. */
export function milliseconds(value: unknown): number {
  const number = Number(text(value));
  return number > 0 ? Math.min(number, 0x7fffffff) : 0;
}

/** Text with a default. An unknown word stays: code that reads the property finds what was written. */
export function textOr(fallback: string): (value: unknown) => string {
  return (value) => text(value) || fallback;
}
