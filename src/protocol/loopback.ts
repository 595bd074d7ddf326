import { isUrl } from './parse-url.js';

/**
 * Whether a host name is one of this machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`. Browsers resolve `*.localhost`
 * themselves. A server would ask DNS, so it never calls these names: see `isCallable`.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Whether a URL is `https:`, or `http:` on this machine. Every other request would travel unencrypted. */
export function isSafeUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

/**
 * Whether a server may call a URL: `https:`, or `http:` on `localhost`, `127.0.0.0/8` and `[::1]`. A name below `localhost` is refused,
 * because DNS would decide who receives a secret.
 */
export function isCallable({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean {
  if (/\.localhost\.?$/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/**
 * The site's own URL for a request that used another name of this machine; `undefined` if the request used the site's name.
 * Cookies belong to a name: a person who signs in on 127.0.0.1 would be signed out on localhost, where the provider sends
 * them back to.
 * @param host the requested host with its port. The sender chooses it, so it is only compared.
 * @param target the requested path and query.
 */
export function addressOnSite(origin: string, host: string, target: string): string | undefined {
  const site = new URL(origin);
  if (host === site.host || !isLoopbackHost(site.hostname) || !isUrl(`http://${host}`)) return undefined;
  const requested = new URL(`http://${host}`);
  const isAlias = isLoopbackHost(requested.hostname) && requested.port === site.port;
  return isAlias && /^\/(?!\/)/.test(target) ? origin + target : undefined;
}
