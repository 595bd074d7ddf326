import type { OAuthSession } from './session.js';
import type { SessionState } from './session-state.js';

/**
 * What our own elements may use of a session beyond its public members; `undefined` for one that an app made in another way. Its
 * shape tells, since another copy of this package on the page may have made it.
 */
export function stateOf(session: OAuthSession | undefined): SessionState | undefined {
  return session && 'transport' in session ? (session as OAuthSession & SessionState) : undefined;
}
