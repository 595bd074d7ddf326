import { parseUrl } from '../../protocol/parse-url.js';
import type { SessionState } from '../session-state.js';

/** Prepares logins at an endpoint of another origin; the code for it is loaded only here. */
export async function prepareCrossOrigin(session: SessionState): Promise<void> {
  const { CrossOriginLogin } = await import('./index.js');
  await (session.transport.crossOrigin ??= new CrossOriginLogin(session)).prepare();
}

/**
 * Must come before any request of a client's page that is about its session: until it is done, requests carry neither cookies nor a handle,
 * and the endpoint would take them for nobody's.
 * @throws {OAuthError} `endpoint_unreachable`.
 */
export function prepareRequests(session: SessionState): Promise<void> {
  return prepareCrossOrigin(session).catch(session.transport.unreachable);
}

/**
 * For native apps: takes the URL with which the operating system has opened the app.
 * @returns whether it belongs to a login in progress here; always false if the endpoint is of the page's own origin.
 */
export async function receiveReturn(session: SessionState, address: string): Promise<boolean> {
  if (!session.client) return false;
  await prepareCrossOrigin(session);
  const { parseReturn } = await import('./index.js');
  const message = parseReturn(parseUrl(address)?.search ?? '');
  return !!message && !!session.transport.crossOrigin?.receive(message);
}
