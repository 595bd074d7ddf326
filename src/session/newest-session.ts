import type { WireSession } from '../protocol/wire.js';
import type { SessionState } from './session-state.js';

/** What a page knew when it sent a request. */
export type Known = Pick<SessionState, 'wire' | 'postedAt' | 'fetchedAt'>;

const maximumRequests = 5;

/**
 * The session after a request that changes it. Another change at the same time, here or in another tab, may have come before the request or
 * after it: only the endpoint knows. This asks the endpoint until nothing changes meanwhile, five times at most. After that the next check
 * asks again.
 * @param before what was known when the request was sent.
 * @param answer the session in the request's answer, if there is one.
 * @throws {OAuthError} if the endpoint can't be reached. The next check asks again.
 */
export async function newestSession(
  session: SessionState,
  before: Known,
  answer?: WireSession,
): Promise<WireSession> {
  let newest = answer;
  let { wire, postedAt, fetchedAt } = before;
  const isOutdated = (): boolean =>
    session.wire !== wire ||
    session.postedAt !== postedAt ||
    // A message that could not be checked yet sets the time of the last check to 0.
    (session.fetchedAt === 0 && fetchedAt !== 0);
  for (let requests = 0; !newest || isOutdated(); requests++) {
    if (newest && requests >= maximumRequests) {
      session.fetchedAt = 0;
      break;
    }
    session.fetchedAt = session.page.Date.now();
    ({ wire, postedAt, fetchedAt } = session);
    newest = await session.transport.session().catch((error: unknown) => {
      session.fetchedAt = 0;
      throw error;
    });
  }
  return newest;
}
