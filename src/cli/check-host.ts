import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from '../protocol/loopback.js';
import { isUrl } from '../protocol/parse-url.js';

/** The names of the server. */
export interface OwnAddress {
  /** `baseUrl` of the settings. */
  readonly site: URL;
  /** The name or address that it listens on, such as `127.0.0.1`. */
  readonly listening: string;
}

/**
 * Whether a request names this server by one of its own names: the site's, one of this machine's, or the address that it listens on or was
 * connected to. Under any other name, a page of another site whose name points to this machine (DNS rebinding) could read the responses as
 * its own.
 *
 * The port isn't compared: no page can choose where the site's name points to, and proxies drop or change the port.
 */
export function isOwnHost(request: IncomingMessage, own: OwnAddress): boolean {
  const given = request.headersDistinct['host'] ?? [];
  const { url = '' } = request;
  // The absolute form that proxies may send holds the host too (RFC 9112 section 3.2.2).
  const named = url.startsWith('/') || url === '*' ? given : [...given, hostOf(url)];
  // Browsers always send a host; a health check by HTTP/1.0 may not.
  return given.length < 2 && named.every((host) => isOwnName(host, request, own));
}

function isOwnName(host: string, { socket }: IncomingMessage, { site, listening }: OwnAddress): boolean {
  const name = nameIn(host);
  if (name === undefined) return false;
  const own = [site.hostname, inBrackets(listening.toLowerCase())];
  // An IPv4 connection to a socket that accepts IPv6 too.
  if (socket.localAddress !== undefined) own.push(inBrackets(socket.localAddress.replace(/^::ffff:/i, '')));
  return own.includes(name) || isLoopbackHost(name);
}

/** The name in a host with or without a port, as URLs write it. */
function nameIn(host: string): string | undefined {
  if (!/^(?:[a-z\d._-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i.test(host)) return undefined;
  return isUrl(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

function hostOf(url: string): string {
  return isUrl(url) ? new URL(url).host : '';
}

function inBrackets(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
