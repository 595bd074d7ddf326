import type { SessionState } from '../session-state.js';
import { addPageParameters } from './page-parameters.js';
import { refuseLogin } from './refuse-login.js';

/** Gives a session what a login checks, and adds to its address, within the click. */
export function prepareForClick(session: SessionState): void {
  session.refusal = refuseLogin;
  // A login for an embedding site has more to add.
  if (!session.client) addPageParameters(session);
}
