import { stateOf } from '../state-of.js';
import type { OAuthSession } from '../session.js';
import type { Flow } from './flow.js';

/** The login under way as the element that began it may know it. */
export type LoginUnderWay = Pick<Flow, 'provider'> &
  Partial<Pick<Flow, 'initiator' | 'mode' | 'popup' | 'restored'>>;

/** The login under way, if there is one; of a session that isn't ours, its provider alone is known. */
export function loginUnderWay(session: OAuthSession | undefined): LoginUnderWay | undefined {
  const provider = session?.pendingProvider;
  if (provider === undefined) return undefined;
  return stateOf(session)?.pending ?? { provider };
}

/** Brings a login's window to the front; `false` if there is none, or the provider has cut it off. */
export function showWindow({ popup }: LoginUnderWay): boolean {
  if (!popup || popup.closed) return false;
  popup.focus();
  return true;
}
