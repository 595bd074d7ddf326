import { isUrl } from './parse-url.js';

/**
 * Whether a name is one of this machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`. Browsers resolve
 * `*.localhost` to it themselves; a server would ask DNS, so it never calls these names: see `isCallable`.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Whether a URL is `https:`, or `http:` on this machine: anything else would be sent unencrypted. */
export function isSafeUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

/**
 * Whether a server may call a URL: `https:`, and `http:` on `localhost`, `127.0.0.0/8` and `[::1]`. For names below
 * `localhost`, DNS would decide where a secret goes.
 */
export function isCallable({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean {
  if (/\.localhost\.?$/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/**
 * The site's own URL for a request that used another name of this machine; `undefined` if the request used the site's name.
 * Cookies belong to a name: a person who signs in on 127.0.0.1 would be signed out on localhost, where the provider sends
 * them back to.
 * @param host as requested, with its port. The sender chooses it: it is compared, never used.
 * @param target path and query as requested.
 */
export function addressOnSite(origin: string, host: string, target: string): string | undefined {
  const site = new URL(origin);
  if (host === site.host || !isLoopbackHost(site.hostname) || !isUrl(`http://${host}`)) return undefined;
  const asked = new URL(`http://${host}`);
  const alias = isLoopbackHost(asked.hostname) && asked.port === site.port;
  return alias && /^\/(?!\/)/.test(target) ? origin + target : undefined;
}
