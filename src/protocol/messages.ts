import type { WireAuthorization, WireOutcome, WireSession } from './wire.js';

/**
 * The messages that pages of one origin send each other over the BroadcastChannel named by the endpoint's URL.
 * They hold no secret: every page of the origin can listen.
 */

/** From the completion page: how a flow ended, and what `GET /session` would say now. */
export interface CompleteMessage extends WireOutcome {
  type: 'oauth-complete';
  outcome: 'success' | 'error';
  session: WireSession;
}

/** From the page that began the flow: it has the result, and the completion page may close. */
export interface HeardMessage {
  type: 'oauth-heard';
  flow: string;
}

/** From a page that has changed the session, or learnt that it has changed, such as by a logout: this is the session now. */
export interface SessionMessage {
  type: 'oauth-session';
  session: WireSession;
}

/** What a page listens to: a session, and how a flow ended where one did. */
export interface PageMessage extends Partial<WireOutcome> {
  session: WireSession;
}

/** Of all messages, only those carry a session. */
export function isPageMessage(data: unknown): data is PageMessage {
  return isWireSession((data as Partial<PageMessage> | null | undefined)?.session);
}

interface Answer {
  authorizations?: Partial<Pick<readonly (Partial<WireAuthorization> | null | undefined)[], 'every'>>;
}

/**
 * Whether a value has the format of `GET /session`; another version of this package may send something else. A provider that is no text
 * could keep a session from being applied whole, and every later one too.
 */
export function isWireSession(value: unknown): value is WireSession {
  return (value as Answer | null | undefined)?.authorizations?.every?.(
    (one) => typeof one?.provider === 'string' && one.token,
  ) as unknown as boolean;
}
