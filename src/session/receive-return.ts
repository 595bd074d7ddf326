import type { OAuthSession } from './session.js';

/**
 * For apps whose login came back to the operating system: gives a session the address that the app was called with.
 * Answers whether it belongs to a login under way there.
 */
export async function receiveReturn(session: OAuthSession, address: string): Promise<boolean> {
  // A session that is no client's stays as it is.
  return !!session.client && (await import('./client/index.js')).receiveReturn(session, address);
}
