import type { SessionMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import type { SessionState } from '../session-state.js';
import { channelOf } from './channel-of.js';

/** Sends a session to the other tabs of the origin. */
export function broadcastSession(session: SessionState, wire: WireSession): void {
  const { page, transport } = session;
  const message: SessionMessage = { type: 'oauth-session', session: wire };
  session.postedAt = page.Date.now();
  // Other tabs share the cookies, but not a session in this page's memory.
  if (!transport.crossOrigin?.isInMemory) channelOf(session)?.postMessage(message);
}
