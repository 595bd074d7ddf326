import { OAuthError } from '../../protocol/errors.js';
import { isFlowLabel } from '../../protocol/flow-label.js';
import { clientHeader, siteHeader, type WireOutcome } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { AuthorizationRecord } from '../sessions/session-record.js';
import { requireOwnRead } from '../http/csrf-guards.js';
import { jsonReply, withChanges, withHeader, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { sessionResponse } from '../sessions/session-response.js';
import type { SessionChanges } from '../sessions/session-store.js';

/**
 * `GET /session`: who is signed in, and once the outcome of a redirect login. With `flow`, the outcome of the login with that
 * label: a page that may have lost the message sends it. `HEAD` changes nothing.
 */
export async function getSession(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const { query } = request;
  requireOwnRead(request, context.caller);
  const label = query.get('flow');
  if (label !== undefined && !isFlowLabel(label))
    throw new OAuthError('invalid_request', 'flow is not a label.');
  // It neither consumes the outcome nor renews a session.
  if (request.method === 'HEAD') return jsonReply('');
  const stored = await context.sessions.read(request);
  const records = stored.map(({ record }) => record);
  const answer = sessionResponse(records, context.clock);
  const revoked = context.sessions.revoked(request);
  if (revoked.length)
    answer.reason = Object.fromEntries(revoked.map((provider) => [provider, 'revoked' as const]));
  let changes = await context.sessions.renew(request, stored);
  const taken = takeOutcome(context, request, label, records);
  if (taken) {
    answer.outcome = taken.outcome;
    changes = [...changes, ...taken.changes];
  }
  const reply = withChanges(jsonReply(JSON.stringify(answer)), changes);
  // A page at another host name of the site learns where sign-in works. A page of an embedding site learns which client id
  // the settings list it by, in case its author has used another.
  const { app } = context.caller;
  return app
    ? withHeader(reply, clientHeader, app.id)
    : withHeader(reply, siteHeader, context.settings.origin);
}

function takeOutcome(
  { outcomes }: EndpointContext,
  request: ParsedRequest,
  label: string | undefined,
  records: readonly AuthorizationRecord[],
): { outcome: WireOutcome; changes: SessionChanges } | undefined {
  const taken = outcomes.take(request, label);
  if (taken || label === undefined) return taken;
  const made = records.find(({ flow }) => flow === label);
  return (
    made && {
      outcome: { flow: label, provider: made.provider, error: '', error_description: '' },
      changes: [],
    }
  );
}
