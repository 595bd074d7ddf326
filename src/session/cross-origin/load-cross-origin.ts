import { parseUrl } from '../../protocol/parse-url.js';
import type { SessionState } from '../session-state.js';

/** Prepares logins at an endpoint of another origin. Only this loads the code for that. */
export async function prepareCrossOrigin(session: SessionState): Promise<void> {
  const { CrossOriginLogin } = await import('./index.js');
  await (session.transport.crossOrigin ??= new CrossOriginLogin(session)).prepare();
}

/**
 * Call it before any request about the session of a client's page. Before, requests carry neither cookies nor a handle, so the endpoint
 * would answer as if nobody were signed in.
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
