import { OAuthError } from '../../protocol/errors.js';
import { isFlowLabel } from '../../protocol/flow-label.js';
import { clientHeader, siteHeader, type WireOutcome } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { AuthorizationRecord } from '../sessions/session-record.js';
import type { Cookies } from '../http/cookies.js';
import { requireOwnRead } from '../http/csrf-guards.js';
import { jsonReply, withHeader, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { sessionResponse } from '../sessions/session-response.js';

/**
 * `GET /session`: who is signed in, and once how a redirect ended. With `flow`, how that very flow ended: a page
 * whose message got lost asks so. `HEAD` changes nothing.
 */
export async function getSession(context: EndpointContext, request: ParsedRequest): Promise<Reply> {
  const { query } = request;
  requireOwnRead(request, context.caller);
  const label = query.get('flow');
  if (label !== undefined && !isFlowLabel(label))
    throw new OAuthError('invalid_request', 'flow is not a label.');
  // HEAD changes nothing: it neither consumes the outcome nor renews a session.
  if (request.method === 'HEAD') return jsonReply('');
  const { cookies } = request;
  const kept = await context.sessions.read(cookies);
  const records = kept.map(({ record }) => record);
  const answer = sessionResponse(records, context.clock);
  const setCookies = await context.sessions.renew(cookies, kept);
  const taken = takeOutcome(context, cookies, label, records);
  if (taken) {
    answer.outcome = taken.outcome;
    setCookies.push(...taken.setCookies);
  }
  const reply = jsonReply(JSON.stringify(answer), setCookies);
  // A page at another host name of the site learns where sign-in works. A client's page is elsewhere by nature, and learns
  // which client it is, should its author have taken another's id.
  const { client } = context.caller;
  return client
    ? withHeader(reply, clientHeader, client.id)
    : withHeader(reply, siteHeader, context.settings.origin);
}

function takeOutcome(
  { outcomes }: EndpointContext,
  cookies: Cookies,
  label: string | undefined,
  records: readonly AuthorizationRecord[],
): { outcome: WireOutcome; setCookies: string[] } | undefined {
  const taken = outcomes.take(cookies, label);
  if (taken || label === undefined) return taken;
  const made = records.find(({ flow }) => flow === label);
  return (
    made && {
      outcome: { flow: label, provider: made.provider, error: '', error_description: '' },
      setCookies: [],
    }
  );
}
