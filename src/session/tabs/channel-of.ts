import type { SessionState } from '../session-state.js';
import { openChannel } from './open-channel.js';

/**
 * The channel to the other tabs; `undefined` once the session is closed, since a closed channel throws. If a session of elements has not
 * started yet, this opens its channel, and the start adds the listener.
 */
export function channelOf(session: SessionState): BroadcastChannel | undefined {
  return session.closing.signal.aborted ? undefined : (session.channel ??= openChannel(session.endpoint));
}
