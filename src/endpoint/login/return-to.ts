declare const checked: unique symbol;

/** Path, query and fragment on our own origin. Only `safeReturnTo` makes one. */
export type ReturnTo = string & { readonly [checked]: 'return to' };

const longest = 1024;

/**
 * Where a login may end: an address of our own origin, as a path. Anything that some browser or proxy could
 * read as another site (backslashes, control characters, `//`, user names) is refused, not repaired (S22). It is kept in a
 * cookie: one that is too long for that loses its query and fragment.
 */
export function safeReturnTo(address: string, origin: string): ReturnTo | undefined {
  const text = address.length > longest ? address.replace(/[?#].*$/s, '') : address;
  // In a query or fragment a backslash is a character like any other, and browsers leave it there.
  if (text.length > longest || /[\x00-\x20\x7f]|^[^?#]*\\|^\/(?:\/|%5c|%2f)/i.test(text)) return undefined;
  if (!text.startsWith('/') && !text.startsWith(`${origin}/`) && text !== origin) return undefined;
  if (!URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  if (url.origin !== origin || url.username || url.password) return undefined;
  const path = url.pathname + url.search + url.hash;
  // "/.//evil" normalises to "//evil", which as a Location would be another site.
  return path.startsWith('//') ? undefined : (path as ReturnTo);
}
