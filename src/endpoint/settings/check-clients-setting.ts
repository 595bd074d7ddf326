import { isLoopbackHost, isSafeUrl } from '../../protocol/loopback.js';
import type { Problems } from './problems.js';
import { clientEntries } from './settings-schema.js';
import { isUrl } from '../../protocol/parse-url.js';

declare const checked: unique symbol;

/** An embedding site or native app of the setting `clients`, checked. */
export interface ExternalApp {
  readonly id: string;
  readonly type: 'web' | 'native';
  readonly origins: readonly string[];
  readonly returnUrls: readonly string[];
  readonly [checked]: 'client';
}

/** Checks the setting `clients`: the external apps by id. Problems are added by name. */
export function checkClients(
  problems: Problems,
  settings: readonly unknown[],
  own: string,
): ReadonlyMap<string, ExternalApp> {
  const clients = new Map<string, ExternalApp>();
  const origins = new Set<string>();
  for (const [index, setting] of settings.entries()) {
    const path = `clients[${index}]`;
    const parsed = problems.check(clientEntries, setting, path);
    const { id = '', type = 'web', returnUrls = [] } = parsed;
    if (id && clients.has(id)) problems.add(`${path}.id`, 'is used twice');
    for (const [at, origin] of (parsed.origins ?? []).entries()) {
      const ownProblem = origin === own ? 'is the origin of the site itself' : undefined;
      const repeatProblem = origins.has(origin) ? 'is used twice' : undefined;
      const problem = problemOfOrigin(origin, type) ?? ownProblem ?? repeatProblem;
      if (problem !== undefined) problems.add(`${path}.origins[${at}]`, problem);
      else if (type === 'web' && !returnUrls.some((url) => originOf(url) === origin))
        problems.add(`${path}.returnUrls`, `has none below origins[${at}]`);
      origins.add(origin);
    }
    if (type === 'web' && parsed.origins?.length === 0) problems.add(`${path}.origins`, 'is empty');
    for (const [at, url] of returnUrls.entries()) {
      const problem =
        type === 'native' ? problemOfAppUrl(url) : problemOfReturnUrl(url, parsed.origins ?? []);
      if (problem !== undefined) problems.add(`${path}.returnUrls[${at}]`, problem);
    }
    clients.set(id, parsed as unknown as ExternalApp);
  }
  return clients;
}

/** Compared exactly with what browsers send, so that no similar origin passes (S21). */
function problemOfOrigin(origin: string, type: ExternalApp['type']): string | undefined {
  // Origins of web views of apps: `capacitor://localhost`, `tauri://localhost`.
  if (type === 'native' && /^(?!https?:)[a-z][a-z\d+.-]*:\/\/[\w.-]+$/.test(origin)) return undefined;
  if (originOf(origin) !== origin) return 'must be an origin, such as https://docs.example.com';
  return isSafeUrl(new URL(origin)) ? undefined : 'must be https (http only on loopback)';
}

function problemOfReturnUrl(url: string, origins: readonly string[]): string | undefined {
  if (!isUrl(url)) return 'must be an absolute URL';
  const { href, origin } = new URL(url);
  if (isDecorated(url)) return decorated;
  if (href !== url) return strange;
  // The origin of a `blob:` URL is that of the page that made it.
  return href.startsWith(`${origin}/`) && origins.includes(origin)
    ? undefined
    : 'must be below one of origins';
}

/** RFC 8252 section 7: the app's own scheme (a reversed domain), https, or http on loopback. */
function problemOfAppUrl(url: string): string | undefined {
  if (!isUrl(url)) return 'must be an absolute URL';
  const { protocol, hostname } = new URL(url);
  if (isDecorated(url)) return decorated;
  // Characters that URL parsers drop or encode: no header could carry them.
  if (/[^\x21-\x7e]/.test(url)) return strange;
  const fits =
    protocol === 'https:' ||
    (protocol === 'http:' ? isLoopbackHost(hostname) : /^[a-z][a-z\d+-]*(?:\.[a-z\d+-]+)+:$/.test(protocol));
  return fits ? undefined : 'must be of a scheme with a "." in it, https, or http on loopback';
}

const decorated = 'must have no user name, password or fragment';
const strange = 'must be written as browsers write it';

/** Even an empty fragment is refused: the result would be appended to it. */
function isDecorated(url: string): boolean {
  const { username, password } = new URL(url);
  return Boolean(username || password) || url.includes('#');
}

function originOf(url: string): string | undefined {
  return isUrl(url) ? new URL(url).origin : undefined;
}
