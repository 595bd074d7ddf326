import type { SessionState } from '../session-state.js';
import { openChannel } from './open-channel.js';

/**
 * The channel to the other tabs; `undefined` once the session is closed, since a closed channel throws. A session of elements that has
 * not started yet opens it here, and listens to it once it starts.
 */
export function channelOf(session: SessionState): BroadcastChannel | undefined {
  return session.closing.signal.aborted ? undefined : (session.channel ??= openChannel(session.endpoint));
}
