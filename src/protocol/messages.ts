import type { WireAuthorization, WireOutcome, WireSession } from './wire.js';

/**
 * The messages that pages of one origin send each other over the BroadcastChannel named by the endpoint's URL.
 * They hold no secret: every page of the origin can listen.
 */

/** The completion page sends how a flow ended, and what `GET /session` would answer now. */
export interface CompleteMessage extends WireOutcome {
  type: 'oauth-complete';
  outcome: 'success' | 'error';
  session: WireSession;
}

/** The page that began the flow has received the result: the completion page may close. */
export interface HeardMessage {
  type: 'oauth-heard';
  flow: string;
}

/** A page that has changed the session, or has learnt of a change such as a logout, sends the session as it is now. */
export interface SessionMessage {
  type: 'oauth-session';
  session: WireSession;
}

/** The messages that a page applies: a session, and how a flow ended, if one did. */
export interface PageMessage extends Partial<WireOutcome> {
  session: WireSession;
}

/** Whether a message carries a session. All others don't matter to a page's state. */
export function isPageMessage(data: unknown): data is PageMessage {
  return isWireSession((data as Partial<PageMessage> | null | undefined)?.session);
}

interface Answer {
  authorizations?: Partial<Pick<readonly (Partial<WireAuthorization> | null | undefined)[], 'every'>>;
}

/**
 * Whether a value has the format of `GET /session`. Another version of this package may send something else. A provider that is no text
 * would make `replace` fail halfway, now and for every later session.
 */
export function isWireSession(value: unknown): value is WireSession {
  return (value as Answer | null | undefined)?.authorizations?.every?.(
    (one) => typeof one?.provider === 'string' && one.token,
  ) as unknown as boolean;
}
