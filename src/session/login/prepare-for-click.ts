import type { SessionState } from '../session-state.js';
import { addPageParameters } from './page-parameters.js';
import { refuseLogin } from './refuse-login.js';

/** Gives a session the functions that check a login within the click and add to its address. */
export function prepareForClick(session: SessionState): void {
  session.refusal = refuseLogin;
  // For an embedding site, `cross-origin-login.ts` adds more to the address.
  if (!session.client) addPageParameters(session);
}
