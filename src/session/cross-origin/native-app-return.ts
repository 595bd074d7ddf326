import type { SessionState } from '../session-state.js';
import { use } from '../lazy-seam.js';
import type { OAuthSession } from '../session.js';

/**
 * For native apps: gives a session the URL with which the operating system has opened the app.
 * Resolves to whether it belongs to a login in progress there.
 */
export function receiveReturn(session: OAuthSession, address: string): Promise<boolean> {
  return use('receiveReturn', session as unknown as SessionState, address);
}
