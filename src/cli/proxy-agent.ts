import { OAuthError } from '../protocol/errors.js';
import type { NodeAgent } from '../adapters/node-fetch.js';
import type { Environment } from './environment.js';
import { isReachedDirectly } from './no-proxy.js';
import { TunnelAgent } from './tunnel-agent.js';
import { isUrl } from '../protocol/parse-url.js';

/** Shorter than servers keep a connection alive, so that no request meets a closing one. */
const idleMs = 4000;

/**
 * The agent by `HTTPS_PROXY` and `NO_PROXY`, also in lower case; `undefined` without a proxy. `HTTP_PROXY` is ignored: settings
 * allow http on this machine only, which is reached directly.
 * @throws {OAuthError} `settings_invalid` if the proxy's URL is not valid. The message doesn't hold the URL, which may have a
 * password.
 */
export function proxyAgentFrom(environment: Environment): NodeAgent | undefined {
  const name = environment['HTTPS_PROXY'] ? 'HTTPS_PROXY' : 'https_proxy';
  const address = environment[name];
  if (!address) return undefined;
  const proxy = parseProxy(address);
  if (proxy === undefined)
    throw new OAuthError('settings_invalid', `${name} must be an address such as http://proxy.example:3128`);
  const noProxy = environment['NO_PROXY'] ?? environment['no_proxy'] ?? '';
  const tunnel = new TunnelAgent(proxy, { keepAlive: true, timeout: idleMs });
  return (url) => (url.protocol !== 'https:' || isReachedDirectly(url, noProxy) ? undefined : tunnel);
}

function parseProxy(address: string): URL | undefined {
  const whole = address.includes('://') ? address : `http://${address}`;
  if (!isUrl(whole)) return undefined;
  const url = new URL(whole);
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    return undefined;
  }
  return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
}
