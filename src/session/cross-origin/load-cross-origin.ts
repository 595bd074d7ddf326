import { parseUrl } from '../../protocol/parse-url.js';
import type { SessionCore } from '../core.js';

/** Prepares logins at an endpoint of another origin; the code for it is loaded only here. */
export async function beginClient(core: SessionCore): Promise<void> {
  const { CrossOriginLogin } = await import('./index.js');
  await (core.transport.crossOrigin ??= new CrossOriginLogin(core)).prepare();
}

/**
 * For native apps: takes the URL with which the operating system has opened the app.
 * @returns whether it belongs to a login in progress here; always false if the endpoint is of the page's own origin.
 */
export async function receiveReturn(core: SessionCore, address: string): Promise<boolean> {
  if (!core.client) return false;
  await beginClient(core);
  const { parseReturn } = await import('./index.js');
  const message = parseReturn(parseUrl(address)?.search ?? '');
  return !!message && !!core.transport.crossOrigin?.receive(message);
}
