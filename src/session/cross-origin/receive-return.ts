import type { SessionCore } from '../core.js';
import { use } from '../lazy-seam.js';
import type { OAuthSession } from '../session.js';

/**
 * For apps whose login came back to the operating system: gives a session the address that the app was called with.
 * Resolves to whether it belongs to a login under way there.
 */
export function receiveReturn(session: OAuthSession, address: string): Promise<boolean> {
  return use('receiveReturn', session as unknown as SessionCore, address);
}
