import type { WireOutcome, WireSession } from './wire.js';

/**
 * What pages of one origin tell each other over the BroadcastChannel named by the endpoint's URL.
 * Nothing here is secret: everything on the origin can listen.
 */

/** From the completion page: how a flow ended, and what `GET /session` would say now. */
export interface CompleteMessage extends WireOutcome {
  type: 'oauth-complete';
  outcome: 'success' | 'error';
  session: WireSession;
}

/** From the page that began the flow: heard, the completion page may close. */
export interface HeardMessage {
  type: 'oauth-heard';
  flow: string;
}

/** From a page that signed out or came back from a redirect: this is the session now. */
export interface SessionMessage {
  type: 'oauth-session';
  session: WireSession;
}

/**
 * For a client: how a flow begun on another origin than the endpoint's has ended. Told by the endpoint's page to the
 * window that opened it, and by the client's own return page on the channel {@link returnChannel}. The code is worth
 * nothing without the verifier, which only the page that began the flow has.
 */
export interface ReturnMessage {
  type: 'oauth-return';
  flow: string;
  /** `""` where the login failed. */
  code: string;
  /** `""` on success. */
  error: string;
  error_description: string;
}

/** The channel of a client's own origin on which its return page tells what came back. */
export const returnChannel = 'oauth-return';

/** What a page listens to: a session, and how a flow ended where one did. */
export interface PageMessage extends Partial<WireOutcome> {
  session: WireSession;
}

/** Of all messages, only those carry a session. */
export function isPageMessage(data: unknown): data is PageMessage {
  return isWireSession((data as Partial<PageMessage> | null | undefined)?.session);
}

/** True for an answer in the shape of `GET /session`. */
export function isWireSession(value: unknown): value is WireSession {
  return Array.isArray((value as WireSession | null | undefined)?.authorizations);
}

/** True for what a return page or the endpoint's page says; whether it may say so, its origin and source tell. */
export function isReturnMessage(data: unknown): data is ReturnMessage {
  const { type, flow, code, error, error_description } = (data ?? {}) as Partial<ReturnMessage>;
  return (
    type === 'oauth-return' && [flow, code, error, error_description].every((one) => typeof one === 'string')
  );
}
