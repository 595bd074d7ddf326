import type { SessionMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import type { SessionCore } from '../core.js';

/** Sends the other tabs of the origin a session that they share with this one. */
export function broadcastSession(core: SessionCore, session: WireSession): void {
  const { channel, page, transport } = core;
  const message: SessionMessage = { type: 'oauth-session', session };
  core.postedAt = page.Date.now();
  // Other tabs share the cookies, but not a session in this page's memory.
  if (!transport.crossOrigin?.isInMemory) channel?.postMessage(message);
}
