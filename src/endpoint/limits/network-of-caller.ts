import { isUrl } from '../../protocol/parse-url.js';
import type { EndpointRequest } from '../http/endpoint-request.js';
import { groupsOf } from '../provider-calls/network/network-of-address.js';

/**
 * The network that a request comes from, as requests are counted: one IPv4 address, or 64 bits of an IPv6 address, which is the least that one
 * customer gets (RFC 6177). `undefined` if the runtime knows no address.
 * @param hops the number of proxies in front that the operator trusts. Each of them appends to `X-Forwarded-For` the address that it was
 * called from, so that only the last ones are true: whatever the caller wrote stands before them.
 */
export function networkOfCaller(
  request: Pick<EndpointRequest, 'address' | 'header'>,
  hops: number,
): string | undefined {
  if (hops > 0)
    for (const forwarded of lastElements(request.header('x-forwarded-for') ?? '', hops)) {
      const network = countedNetwork(forwarded);
      // What a proxy could not name, such as "unknown", counts as the next proxy behind it.
      if (network !== undefined) return network;
    }
  return request.address === undefined ? undefined : countedNetwork(request.address);
}

/** The last elements of a list, at most `count`, read from its end: a caller may send thousands. Empty ones count: they have a place. */
function lastElements(list: string, count: number): string[] {
  const elements: string[] = [];
  let end = list.length;
  while (elements.length < count && end >= 0) {
    const comma = end === 0 ? -1 : list.lastIndexOf(',', end - 1);
    elements.unshift(list.slice(comma + 1, end).trim());
    end = comma;
  }
  return elements;
}

const ipv4Form = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/;
const ipv6Form = /^(?:\[([\da-f:.]+)(?:%[^\]]*)?\](?::\d{1,5})?|([\da-f:.]+)(?:%.*)?)$/i;
/** The longest IPv6 address, with brackets, a zone and a port. */
const mostLength = 100;

/** @param text an address, perhaps with port, brackets or zone (RFC 4007). */
export function countedNetwork(text: string): string | undefined {
  if (text.length > mostLength) return undefined;
  const ipv4 = ipv4Form.exec(text)?.[1];
  if (ipv4 !== undefined) return isIpv4(ipv4) ? ipv4 : undefined;
  const [, inBrackets, bare] = ipv6Form.exec(text) ?? [];
  const url = `http://[${inBrackets ?? bare ?? ''}]/`;
  return isUrl(url) ? countedNetworkOfGroups(groupsOf(new URL(url).hostname.slice(1, -1))) : undefined;
}

/** Without leading zeros, which some read as octal. */
function isIpv4(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255 && String(Number(part)) === part);
}

function countedNetworkOfGroups(groups: readonly number[]): string {
  const [first = 0, second = 0] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  // NAT64 (RFC 6052): all of IPv4 is in one network of 64 bits there.
  const isTranslated =
    first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
  if (isMapped || isTranslated)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
