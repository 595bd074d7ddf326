import { toUser } from '../../protocol/authorization.js';
import { OAuthError } from '../../protocol/errors.js';
import type { WireUser } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { eventFailed, loginRefused } from '../log/event-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import { classOf } from '../log/stack-frames.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import type { OAuthEndpointEvents } from './endpoint-events.js';

type Told = 'logout' | 'refresh' | 'error';
type EventOf<Name extends keyof OAuthEndpointEvents> = Parameters<NonNullable<OAuthEndpointEvents[Name]>>[0];

/** What it takes to tell the app. */
type Telling = Pick<EndpointContext, 'settings' | 'log' | 'wait' | 'timeoutMs'>;

/** The names of these classes stand in the log. */
class TookTooLong extends Error {}
class AnswerUnknown extends Error {}

/** The answer of a function of the app, which may take as long as a call to a provider: a reply, or a refresh for many, waits for it. */
async function answerOf({ wait, timeoutMs }: Telling, call: () => unknown): Promise<unknown> {
  const answered = new AbortController();
  const late = wait(timeoutMs, answered.signal).then(() => {
    throw new TookTooLong();
  });
  // Once there is an answer, nobody waits for it.
  late.catch(() => undefined);
  try {
    return await Promise.race([call(), late]);
  } finally {
    answered.abort();
  }
}

/** A copy for the app: other requests may share the record. */
const copyOf = (user: WireUser | null) => user && toUser(structuredClone(user));

/**
 * Asks the app whether it lets somebody in, before there is a session. The tokens of whom it refuses are revoked.
 * @param client the id of the embedding site or native app that it is for.
 * @throws {OAuthError} `login_refused`; `server_error` if the app throws, or answers something else or not in time.
 */
export async function requireWelcome(
  context: EndpointContext,
  authorization: NewAuthorization,
  reason: EventOf<'login'>['reason'],
  client: string | null = null,
): Promise<void> {
  const { events } = context.settings;
  if (!events.login) return;
  const { provider, user } = authorization;
  let failure = new OAuthError(
    'login_refused',
    'This site refuses that person.',
    new OperatorNote(loginRefused({ provider })),
  );
  try {
    const event = { provider, user: copyOf(user), reason, client };
    const answer = await answerOf(context, () => events.login?.(event));
    if (answer === true || answer === undefined) return;
    if (answer !== false) throw new AnswerUnknown();
  } catch (thrown) {
    const note = new OperatorNote(eventFailed({ name: 'login', thrown: classOf(thrown) }));
    failure = new OAuthError('server_error', 'This site could not check who signs in.', note);
  }
  await revokeAtProvider(context, authorization, { forget: true });
  throw failure;
}

/** Tells the app what has happened. Never throws. */
export async function tell<Name extends Told>(
  context: Telling,
  name: Name,
  event: EventOf<Name>,
): Promise<void> {
  const { events } = context.settings;
  const hook = events[name] as ((event: EventOf<Name>) => unknown) | undefined;
  if (!hook) return;
  try {
    await answerOf(context, () => hook.call(events, event));
  } catch (thrown) {
    context.log.report(eventFailed({ name, thrown: classOf(thrown) }));
  }
}

/** Tells of ended sessions. */
export async function tellLogouts(
  context: EndpointContext,
  records: readonly NewAuthorization[],
  reason: EventOf<'logout'>['reason'],
): Promise<void> {
  if (context.settings.events.logout)
    await Promise.all(
      records.map(({ provider, user }) => tell(context, 'logout', { provider, user: copyOf(user), reason })),
    );
}

/** Tells of a failure. @param provider its id, if it is one of the settings. */
export async function tellError(
  context: Telling,
  step: EventOf<'error'>['step'],
  failure: unknown,
  provider: string | undefined,
): Promise<void> {
  const { code, description } = failure instanceof OAuthError ? failure : new OAuthError('server_error');
  await tell(context, 'error', { provider: provider ?? null, step, code, description });
}
