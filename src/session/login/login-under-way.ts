import { stateOf } from '../state-of.js';
import type { OAuthSession } from '../session.js';
import type { Flow } from './flow.js';

/** What an element may know of the login under way. */
export type LoginUnderWay = Pick<Flow, 'provider'> &
  Partial<Pick<Flow, 'initiator' | 'mode' | 'popup' | 'restored'>>;

/** The login under way, if there is one. Of a session that isn't ours, only the login's provider is known. */
export function loginUnderWay(session: OAuthSession | undefined): LoginUnderWay | undefined {
  const provider = session?.pendingProvider;
  if (provider === undefined) return undefined;
  return stateOf(session)?.pending ?? { provider };
}

/**
 * Brings a login's window to the front. Returns `false` if there is none, or if a provider with Cross-Origin-Opener-Policy has cut it off.
 */
export function showWindow({ popup }: LoginUnderWay): boolean {
  if (!popup || popup.closed) return false;
  popup.focus();
  return true;
}
