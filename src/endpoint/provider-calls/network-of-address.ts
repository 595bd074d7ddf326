/**
 * Where an address is, as far as its host says: `private` for networks of one's own and all that is not on the public
 * internet, `link-local` for what routers and clouds answer (169.254.169.254). A name that DNS resolves is `public`.
 */
export type Place = 'public' | 'loopback' | 'link-local' | 'private';

/** @param hostname as `URL` writes it: it turns decimal, octal and hexadecimal spellings into the usual ones. */
export function placeOf(hostname: string): Place {
  const name = hostname.replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  if (name.startsWith('[')) return placeOfGroups(groupsOf(name.slice(1, -1)));
  const bytes = /^\d+\.\d+\.\d+\.\d+$/.test(name) ? name.split('.').map(Number) : undefined;
  return bytes ? placeOfBytes(bytes) : 'public';
}

/** @param address as DNS answers it: without brackets, perhaps with a zone (RFC 4007). */
export function placeOfAddress(address: string): Place {
  if (!address.includes(':')) return placeOf(address);
  const url = `http://[${address.replace(/%.*/s, '')}]/`;
  return URL.canParse(url) ? placeOf(new URL(url).hostname) : 'private';
}

/** The special-purpose addresses of RFC 6890, multicast (RFC 1112) and what is reserved (RFC 1112 section 4). */
function placeOfBytes([a = 0, b = 0, c = 0]: readonly number[]): Place {
  // A connection to 0.0.0.0 reaches this very machine.
  if (a === 127 || a === 0) return 'loopback';
  if (a === 169 && b === 254) return 'link-local';
  const isPrivate =
    a === 10 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113) ||
    a >= 224;
  return isPrivate ? 'private' : 'public';
}

/** IPv6 (RFC 6890, RFC 4193), with the forms that carry an IPv4 address, whose place counts. */
function placeOfGroups(groups: readonly number[]): Place {
  const [first = 0, second = 0, third = 0] = groups;
  const zeros = groups.findIndex((group) => group !== 0);
  if (zeros === -1 || (zeros === 7 && groups[7] === 1)) return 'loopback';
  const last = bytesOf(groups[6], groups[7]);
  // Compatible (::a.b.c.d), mapped (::ffff:a.b.c.d), translated (::ffff:0:a.b.c.d).
  if (zeros >= 6) return placeOfBytes(last);
  if (zeros === 5 && groups[5] === 0xffff) return placeOfBytes(last);
  if (zeros === 4 && groups[4] === 0xffff && groups[5] === 0) return placeOfBytes(last);
  // NAT64 (RFC 6052) and 6to4 (RFC 3056).
  if (first === 0x64 && second === 0xff9b) return third === 0 ? placeOfBytes(last) : 'private';
  if (first === 0x2002) return placeOfBytes(bytesOf(second, third));
  if ((first & 0xffc0) === 0xfe80) return 'link-local';
  // All that is public is in 2000::/3, but for Teredo, benchmarks, ORCHID and documentation.
  const isPublic =
    first >> 13 === 1 && !(first === 0x2001 && (second < 0x200 || second === 0xdb8)) && first !== 0x3fff;
  return isPublic ? 'public' : 'private';
}

function bytesOf(high = 0, low = 0): number[] {
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** The eight groups of an address that `URL` has written, so that it holds no IPv4 part any more. */
function groupsOf(text: string): number[] {
  const [before = '', after] = text.split('::');
  const read = (part: string): number[] => (part ? part.split(':').map((group) => parseInt(group, 16)) : []);
  const [head, tail] = [read(before), read(after ?? '')];
  const missing = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}
