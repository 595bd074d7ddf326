import type { WireSession } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { sessionResponse } from '../sessions/session-response.js';
import type { SessionChanges } from '../sessions/session-store.js';
import type { PendingLogin } from './pending-login.js';

/**
 * Signs a person in: adds an authorization to the session of the browser. The callback, `POST /redeem` and `POST /token/restore`
 * do so.
 * @param finished the pending login that ends by it.
 * @returns the session as pages may see it, and what the reply must change in the browser.
 * @throws {OAuthError} `session_too_large`.
 */
export async function signIn(
  { sessions, clock }: EndpointContext,
  request: ParsedRequest,
  authorization: NewAuthorization,
  finished?: PendingLogin,
): Promise<{ readonly session: WireSession; readonly changes: SessionChanges }> {
  const { records, changes } = await sessions.write(request, authorization, finished);
  return { session: sessionResponse(records, clock), changes };
}
