import type { OAuthSession } from '../../src/session/session.js';

/** The session whose state each login button has shown last. */
const sessions = new WeakMap<EventTarget, OAuthSession | undefined>();

/** The session whose state a login button has shown last; `undefined` if it had none. */
export const shownSession = (button: EventTarget): OAuthSession | undefined => sessions.get(button);

/** Whether an event target is a login button that has been rendered with its look. */
export const hasLook = (target: EventTarget): boolean => sessions.has(target);

/** Sets the session that a button shows now. */
export function setShownSession(button: EventTarget, session: OAuthSession | undefined): void {
  sessions.set(button, session);
}
