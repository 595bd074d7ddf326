import { isUrl } from '../../protocol/parse-url.js';

declare const checked: unique symbol;

/** A path on the site's own origin, with query and fragment. Only `safeReturnTo` makes one. */
export type ReturnTo = string & { readonly [checked]: 'return to' };

const longest = 1024;

/**
 * Checks where a login may return to: a URL of the site's own origin, as a path. Anything that a browser or proxy could read as
 * another site (backslashes, control characters, `//`, user names) is refused, not repaired (S22). A path that is too long to be
 * stored loses its query and fragment.
 */
export function safeReturnTo(address: string, origin: string): ReturnTo | undefined {
  const text = address.length > longest ? address.replace(/[?#].*$/s, '') : address;
  // In a query or fragment, browsers leave a backslash as it is.
  if (text.length > longest || /[\x00-\x20\x7f]|^[^?#]*\\|^\/(?:\/|%5c|%2f)/i.test(text)) return undefined;
  if (!text.startsWith('/') && !text.startsWith(`${origin}/`) && text !== origin) return undefined;
  if (!isUrl(text, origin)) return undefined;
  const url = new URL(text, origin);
  if (url.origin !== origin || url.username || url.password) return undefined;
  // What it was encoded to counts: a letter of another script takes up to nine characters.
  const path = [url.pathname + url.search + url.hash, url.pathname].find(({ length }) => length <= longest);
  // "/.//evil" normalises to "//evil", which as a Location would be another site.
  return path === undefined || path.startsWith('//') ? undefined : (path as ReturnTo);
}
