import type { OAuthSession } from './session.js';
import type { SessionState } from './session-state.js';

/**
 * The state of a session for our own elements; `undefined` for a session that was made in another way. It checks the shape, because another
 * copy of this package on the page may have made the session.
 */
export function stateOf(session: OAuthSession | undefined): SessionState | undefined {
  return session && 'transport' in session ? (session as OAuthSession & SessionState) : undefined;
}
