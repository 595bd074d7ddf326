import { OAuthError } from '../../protocol/errors.js';
import type { WireEndedSessions } from '../../protocol/wire.js';
import { endNamedSessions } from '../backchannel-logout/end-named-sessions.js';
import { LogoutTokenRefused } from '../backchannel-logout/logout-token-refused.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { readForm } from '../http/read-body.js';
import { jsonReply, type Answer } from '../http/reply.js';
import { logoutTokenRefused, logoutWithoutStore } from '../log/logout-messages.js';
import { reportFailure } from '../log/report-failure.js';
import { OperatorNote } from '../log/operator-note.js';
import { requireProvider } from '../settings/require-provider.js';

/**
 * `POST /backchannel-logout/{provider}`: the provider says that a person has signed out there (OpenID Connect Back-Channel Logout 1.0).
 * Its logout token is the only proof: no cookie counts, and no page can make one.
 */
export async function receiveLogoutToken(
  context: EndpointContext,
  request: ParsedRequest,
  providerId: string,
): Promise<Answer> {
  const provider = requireProvider(context.settings, providerId);
  if (!context.stored)
    throw new OAuthError(
      'not_found',
      "This needs the setting store: sessions in cookies can't be ended from elsewhere.",
      new OperatorNote(logoutWithoutStore({ provider })),
    );
  const token = (await readForm(request)).get('logout_token');
  if (!token) throw new OAuthError('invalid_request', 'The form has no logout_token.');
  const { logoutTokens, stored } = context;
  try {
    const claims = await logoutTokens.check(token, provider);
    const work = (): Promise<number> => endNamedSessions(context, provider, claims);
    const ended = await logoutTokens.once(stored.store, provider, claims, work);
    return jsonReply(JSON.stringify({ ended } satisfies WireEndedSessions));
  } catch (error) {
    if (!(error instanceof LogoutTokenRefused)) {
      reportFailure(context.log, error, { provider });
      throw error;
    }
    const note = new OperatorNote(logoutTokenRefused({ provider, why: error.description }), error);
    throw new OAuthError(error.code, error.description, note);
  }
}
