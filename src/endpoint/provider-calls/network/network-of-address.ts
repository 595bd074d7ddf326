import { isUrl } from '../../../protocol/parse-url.js';

/**
 * The network of a host, by its name or address: `private` for private networks and other addresses outside the public
 * internet, `link-local` for addresses such as a cloud's metadata service (169.254.169.254). A name that DNS resolves is
 * `public`.
 */
export type Network = 'public' | 'loopback' | 'link-local' | 'private';

/** @param hostname as `URL` serializes it: it turns decimal, octal and hexadecimal spellings into dotted decimal. */
export function networkOf(hostname: string): Network {
  const name = hostname.replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  if (name.startsWith('[')) return networkOfGroups(groupsOf(name.slice(1, -1)));
  const bytes = /^\d+\.\d+\.\d+\.\d+$/.test(name) ? name.split('.').map(Number) : undefined;
  return bytes ? networkOfBytes(bytes) : 'public';
}

/** @param address as DNS returns it: without brackets, perhaps with a zone (RFC 4007). */
export function networkOfAddress(address: string): Network {
  if (!address.includes(':')) return networkOf(address);
  const url = `http://[${address.replace(/%.*/s, '')}]/`;
  return isUrl(url) ? networkOf(new URL(url).hostname) : 'private';
}

/** The special-purpose addresses of RFC 6890, multicast (RFC 1112) and reserved addresses (RFC 1112 section 4). */
function networkOfBytes([a = 0, b = 0, c = 0]: readonly number[]): Network {
  // A connection to 0.0.0.0 reaches this machine.
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

/** IPv6 (RFC 6890, RFC 4193), with the forms that contain an IPv4 address, whose network counts. */
function networkOfGroups(groups: readonly number[]): Network {
  const [first = 0, second = 0, third = 0] = groups;
  const zeros = groups.findIndex((group) => group !== 0);
  if (zeros === -1 || (zeros === 7 && groups[7] === 1)) return 'loopback';
  const last = bytesOf(groups[6], groups[7]);
  // Compatible (::a.b.c.d), mapped (::ffff:a.b.c.d), translated (::ffff:0:a.b.c.d).
  if (zeros >= 6) return networkOfBytes(last);
  if (zeros === 5 && groups[5] === 0xffff) return networkOfBytes(last);
  if (zeros === 4 && groups[4] === 0xffff && groups[5] === 0) return networkOfBytes(last);
  // NAT64 (RFC 6052), whose prefix has 96 bits, and 6to4 (RFC 3056).
  if (first === 0x64 && second === 0xff9b)
    return groups.slice(2, 6).every((group) => group === 0) ? networkOfBytes(last) : 'private';
  if (first === 0x2002) return networkOfBytes(bytesOf(second, third));
  if ((first & 0xffc0) === 0xfe80) return 'link-local';
  // Public addresses are in 2000::/3, except Teredo, benchmarks, ORCHID and documentation.
  const isPublic =
    first >> 13 === 1 && !(first === 0x2001 && (second < 0x200 || second === 0xdb8)) && first !== 0x3fff;
  return isPublic ? 'public' : 'private';
}

function bytesOf(high = 0, low = 0): number[] {
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** The eight groups of an address that `URL` has serialized, so that it has no dotted IPv4 part. */
export function groupsOf(text: string): number[] {
  const [before = '', after] = text.split('::');
  const read = (part: string): number[] => (part ? part.split(':').map((group) => parseInt(group, 16)) : []);
  const [head, tail] = [read(before), read(after ?? '')];
  const missing = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}
