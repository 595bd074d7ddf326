/**
 * True for the names of this very machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`. Browsers keep
 * `*.localhost` on it themselves; a server asks DNS, so that it never calls such a name: see `isCallable`.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** True for `https:`, and for `http:` on this very machine: everything else is sent in the clear. */
export function isSafeUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

/**
 * True for addresses that a server may call: `https:`, and `http:` on `localhost`, `127.0.0.0/8` and `[::1]`. Below
 * `localhost` it would be DNS that says where a secret goes.
 */
export function isCallable({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean {
  if (/\.localhost\.?$/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/**
 * Where a request belongs that came to another of this machine's own names than the site's; `undefined` where it came
 * right. Cookies belong to a name: signed in on 127.0.0.1, a person would be signed out on localhost, where the
 * provider sends them back to.
 * @param host as asked, with its port. Anyone can write anything there: it is compared, never used.
 * @param target path and query as asked.
 */
export function addressOnSite(origin: string, host: string, target: string): string | undefined {
  const site = new URL(origin);
  if (host === site.host || !isLoopbackHost(site.hostname) || !URL.canParse(`http://${host}`))
    return undefined;
  const asked = new URL(`http://${host}`);
  const alias = isLoopbackHost(asked.hostname) && asked.port === site.port;
  return alias && /^\/(?!\/)/.test(target) ? origin + target : undefined;
}
