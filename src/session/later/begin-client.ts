import type { OAuthSession } from '../session.js';

/** A session with an endpoint of another origin; everybody else never loads this. */
export async function beginClient(session: OAuthSession): Promise<void> {
  await (await import('../client/index.js')).beginClient(session);
}

/** For apps: the address by which the operating system has called the app back. */
export async function receiveReturn(session: OAuthSession, address: string): Promise<boolean> {
  if (!session.client) return false;
  return (await import('../client/index.js')).receiveReturn(session, address);
}
