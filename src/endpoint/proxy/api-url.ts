import { OAuthError } from '../../protocol/errors.js';
import { isUrl } from '../../protocol/parse-url.js';

/** RFC 3986 section 3.3, and three more characters that browsers leave as they are. */
const pathForm = /^(?:[\w.~!$&'()*+,;=:@|[\]/-]|%[\da-f]{2})*$/i;
const queryForm = /^(?:\?[\x21\x22\x24-\x7e]*)?$/;
/** Segments that servers read as `.` or `..`, some of them with path parameters. */
const dotSegment = /(?:^|\/)\.{1,2}(?:[/;?#]|$)/;
const harmful = /[\\\p{Cc}]/u;
/** Characters that some servers drop: Windows spaces at the end of a name, others invisible characters. */
const dropped = /[\s\p{Default_Ignorable_Code_Point}]+/gu;
/** Layers of percent-encoding that are decoded; no honest path has so many. */
const layers = 5;

/**
 * The URL of an API call.
 * @param bases of the provider, without a trailing slash.
 * @param index of the base; the first one if `null`.
 * @param path below the base as received, still encoded; empty for the base itself.
 * @param query as received, with its `?`.
 * @throws {OAuthError} `proxy_refused` for a path that any server might read as outside of the base.
 */
export function apiUrl(bases: readonly string[], index: string | null, path: string, query: string): URL {
  const base = /^(?:0|[1-9]\d?)$/.test(index ?? '0') ? bases[Number(index)] : undefined;
  if (base === undefined) throw refused('There is no such base of the API.');
  if (!isPlainPath(path) || !queryForm.test(query)) throw refused('This path is not passed on.');
  const root = rootOf(new URL(base));
  const url = new URL((path === '' ? base : `${base}/${path}`) + query);
  // If parsing changed the URL, the called one would not be the checked one.
  const pathname = path === '' ? root || '/' : `${root}/${path}`;
  if (!liesUnder(url, base) || url.pathname !== pathname || url.hash)
    throw refused('This path is not passed on.');
  return url;
}

/** The target of a redirect, if it is under one of the bases. */
export function redirectTarget(
  bases: readonly string[],
  from: URL,
  location: string | null,
): URL | undefined {
  if (location === null || !isUrl(location, from.href)) return undefined;
  const url = new URL(location, from);
  return bases.some((base) => liesUnder(url, base)) ? url : undefined;
}

function liesUnder(url: URL, base: string): boolean {
  const given = new URL(base);
  const root = rootOf(given);
  if (url.origin !== given.origin || url.username || url.password) return false;
  if (url.pathname === (root || '/')) return true;
  return url.pathname.startsWith(`${root}/`) && isPlainPath(url.pathname.slice(root.length + 1));
}

/**
 * Whether no server can read another path in it, however often it decodes, and even if it folds look-alikes (`．`, `‥`, `／`) as
 * Windows and databases do. An encoded slash may be part of a name (`group%2Fproject`), but never of a dot segment.
 */
function isPlainPath(path: string): boolean {
  if (!pathForm.test(path) || path.startsWith('/') || path.includes('//')) return false;
  let text = path;
  for (let layer = 0; layer < layers; layer += 1) {
    const folded = text.normalize('NFKC');
    if (dotSegment.test(folded.replace(dropped, '')) || harmful.test(folded)) return false;
    const decoded = decode(text);
    if (decoded === text) return true;
    if (decoded === undefined) return false;
    text = decoded;
  }
  return false;
}

/** Decodes one layer of percent-encoding; `undefined` for bytes that are no UTF-8, such as an overlong dot. */
function decode(text: string): string | undefined {
  try {
    return text.replace(/(?:%[\da-f]{2})+/gi, decodeURIComponent);
  } catch {
    return undefined;
  }
}

function rootOf({ pathname }: URL): string {
  return pathname === '/' ? '' : pathname;
}

function refused(description: string): OAuthError {
  return new OAuthError('proxy_refused', description);
}
