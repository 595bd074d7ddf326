import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { eventFailed, loginRefused } from '../log/event-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import { classOf } from '../log/stack-frames.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { answerOf, copyOf } from './call-function.js';
import type { OAuthEndpointEvents } from './endpoint-events.js';

type Login = Parameters<NonNullable<OAuthEndpointEvents['login']>>[0];

/** The name of this class stands in the log. */
class AnswerUnknown extends Error {}

/**
 * Asks the app whether it lets somebody in, before there is a session. Revokes the tokens of people whom the app refuses.
 * @param client the id of the embedding site or native app that it is for.
 * @throws {OAuthError} `login_refused`; `server_error` if the app throws, or answers something else or not in time.
 */
export async function requireAllowed(
  context: EndpointContext,
  authorization: NewAuthorization,
  reason: Login['reason'],
  client: string | null = null,
): Promise<void> {
  const { events } = context.settings;
  if (!events.login) return;
  const { provider, user } = authorization;
  try {
    const event = { provider, user: copyOf(user), reason, client };
    const answer = await answerOf(context, () => events.login?.(event));
    if (answer === true || answer === undefined) return;
    if (answer !== false) throw new AnswerUnknown();
  } catch (thrown) {
    // A saved sign-in can be restored once the app works again. Nobody uses the tokens of a login that failed.
    if (reason === 'interactive') await revokeAtProvider(context, authorization, { forget: true });
    const note = new OperatorNote(eventFailed({ name: 'login', thrown: classOf(thrown) }));
    throw new OAuthError('server_error', 'This site could not check who signs in.', note);
  }
  await revokeAtProvider(context, authorization, { forget: true });
  const note = new OperatorNote(loginRefused({ provider }));
  throw new OAuthError('login_refused', 'This site refuses that person.', note);
}
