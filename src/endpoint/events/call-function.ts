import { toUser, type User } from '../../protocol/authorization.js';
import type { WireUser } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';

/** What it takes to call a function of the app. */
export type Calling = Pick<EndpointContext, 'settings' | 'log' | 'wait' | 'timeoutMs'>;

/** The name of this class stands in the log. */
class TookTooLong extends Error {}

/**
 * The answer of a function of the app, which may take as long as a call to a provider: a reply waits for it.
 * @throws what the function throws; `TookTooLong`.
 */
export async function answerOf(
  { wait, timeoutMs }: Pick<Calling, 'wait' | 'timeoutMs'>,
  call: () => unknown,
): Promise<unknown> {
  const answered = new AbortController();
  const late = wait(timeoutMs, answered.signal).then(() => {
    throw new TookTooLong();
  });
  // After an answer nobody else handles its rejection.
  late.catch(() => undefined);
  try {
    return await Promise.race([call(), late]);
  } finally {
    answered.abort();
  }
}

/** A copy for the app: other requests may share the record. */
export const copyOf = (user: WireUser | null): User | null => user && toUser(structuredClone(user));
