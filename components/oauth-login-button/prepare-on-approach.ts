import type { OAuthSession } from '../../src/session/session.js';
import { stateOf } from '../../src/session/state-of.js';
import type { LoginButton } from './login-button.js';
import { hasLook, shownSession } from './shown-session.js';

const prepared = new WeakSet<OAuthSession>();

let isListening = false;

/**
 * Loads what a login checks within its click when the mouse or the focus comes to a button. A page where nobody signs in doesn't load it.
 * One listener serves all buttons of the page, which may be a thousand.
 */
export function prepareOnApproach(): void {
  if (isListening) return;
  isListening = true;
  for (const type of ['pointerover', 'focusin'])
    document.addEventListener(type, prepare, { capture: true, passive: true });
}

function prepare(event: Event): void {
  const button = event.composedPath().find(hasLook);
  if (button) prepareSessionOf(button);
}

/** Prepares a button that the mouse or the focus has already reached: no event tells of that once the look or the session is ready. */
export function prepareIfApproached(button: LoginButton): void {
  if (button.matches(':hover, :focus-within')) prepareSessionOf(button);
}

function prepareSessionOf(button: EventTarget): void {
  const session = shownSession(button);
  const state = stateOf(session);
  if (!session || !state || prepared.has(session)) return;
  prepared.add(session);
  // The next approach tries again.
  state.use('prepareLogins', state).catch(() => prepared.delete(session));
}
