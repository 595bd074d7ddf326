import type { EndpointContext } from '../endpoint-context.js';
import type { Cookies } from '../http/cookies.js';
import { cookieCap } from '../sessions/cookies/cookie-names.js';
import type { AuthorizationRecord, NewAuthorization } from '../sessions/session-record.js';
import type { FlowRecord } from './flow-record.js';

/** A session with a new authorization in it. */
export interface SignedInSession {
  readonly record: AuthorizationRecord;
  /** Every authorization of the session, oldest login first. */
  readonly records: readonly AuthorizationRecord[];
  readonly setCookies: readonly string[];
}

/**
 * Signs a person in: adds a new authorization to the session of a browser. The oldest pending logins make room for it.
 * @param finished the flow that ends with this, whose cookie ends too.
 * @throws {OAuthError} `session_too_large`.
 */
export async function signIn(
  { sessions, flows }: EndpointContext,
  cookies: Cookies,
  authorization: NewAuthorization,
  finished?: FlowRecord,
): Promise<SignedInSession> {
  const { epoch, setCookies } = sessions.beginEpoch(cookies, authorization.provider);
  const record = { ...authorization, epoch };
  const written = await sessions.write(cookies, record);
  return {
    record,
    records: written.records,
    setCookies: [
      ...setCookies,
      ...written.setCookies,
      ...(finished ? [flows.end(finished)] : []),
      ...flows.trim(cookies, cookieCap - written.size, undefined, finished),
    ],
  };
}
