import type { WireSession } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { cookiesOf, type HasHeaders } from '../http/cookies.js';
import { sessionResponse } from '../sessions/session-response.js';

/** What `GET /session` would say to the browser of a request. It renews nothing and consumes no outcome: the page does both. */
export async function readSession(context: EndpointContext, request: HasHeaders): Promise<WireSession> {
  const stored = await context.sessions.read({ cookies: cookiesOf(request) });
  // A copy for the app: other requests may share the records.
  return structuredClone(
    sessionResponse(
      stored.map(({ record }) => record),
      context.clock,
    ),
  );
}
