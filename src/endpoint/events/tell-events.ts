import { OAuthError } from '../../protocol/errors.js';
import { eventFailed } from '../log/event-messages.js';
import { classOf } from '../log/stack-frames.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { answerOf, copyOf, type Calling } from './call-function.js';
import type { OAuthEndpointEvents } from './endpoint-events.js';

type Told = 'logout' | 'refresh' | 'error';
type EventOf<Name extends keyof OAuthEndpointEvents> = Parameters<NonNullable<OAuthEndpointEvents[Name]>>[0];

/** Tells the app what has happened. Never throws. */
export async function tell<Name extends Told>(
  context: Calling,
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
  context: Calling,
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
  context: Calling,
  step: EventOf<'error'>['step'],
  failure: unknown,
  provider: string | undefined,
): Promise<void> {
  const { code, description } = failure instanceof OAuthError ? failure : new OAuthError('server_error');
  await tell(context, 'error', { provider: provider ?? null, step, code, description });
}
