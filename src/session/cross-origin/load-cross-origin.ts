import { parseUrl } from '../../protocol/parse-url.js';
import type { SessionCore } from '../core.js';

/** Prepares logins at an endpoint of another origin; the code for it is loaded only here. */
export async function beginClient(core: SessionCore): Promise<void> {
  const { SiteClient } = await import('./index.js');
  await (core.transport.crossOrigin ??= new SiteClient(core)).prepare();
}

/**
 * For apps: the address by which the operating system has called the app back.
 * @returns whether it belongs to a login under way here; never where the endpoint is the page's own.
 */
export async function receiveReturn(core: SessionCore, address: string): Promise<boolean> {
  if (!core.client) return false;
  await beginClient(core);
  const { parseReturn } = await import('./index.js');
  const message = parseReturn(parseUrl(address)?.search ?? '');
  return !!message && !!core.transport.crossOrigin?.receive(message);
}
