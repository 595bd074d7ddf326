import type { OAuthSession } from '../../src/session/session.js';
import { fill, messagesFor, sentenceFor } from '../messages/messages-for.js';
import type { LoginButton } from './login-button.js';
import { shownSession } from './shown-session.js';

/** The state of the login that each button has begun, for screen readers. */
const outcomes = new WeakMap<Element, 'pending' | 'success' | 'cancelled'>();

/** Whether somebody was signed in with the button's provider when a login of its own had ended. */
const wereSignedIn = new WeakMap<Element, boolean>();

/** The button of each session's last login. */
const lastButtons = new WeakMap<OAuthSession, LoginButton>();

const followed = new WeakSet<LoginButton>();

/** Listens to a button's login events, from its first login on. */
export function listenToLogins(button: LoginButton): void {
  if (followed.has(button)) return;
  followed.add(button);
  button.addEventListener('login-start', () => {
    noteStart(button);
  });
  button.addEventListener('login', ({ authorization, error }) => {
    if (authorization) outcomes.set(button, 'success');
    else if (error === 'login_cancelled') outcomes.set(button, 'cancelled');
    else outcomes.delete(button);
    wereSignedIn.delete(button);
    button.requestUpdate();
  });
}

/** Notes that a button's own login is under way. The app may have begun it, with the button as its `initiator`. */
export function noteStart(button: LoginButton): void {
  if (outcomes.get(button) === 'pending') return;
  listenToLogins(button);
  const own = shownSession(button);
  const last = own && lastButtons.get(own);
  // When a login replaces another, the new one is announced, not the end of the other.
  if (last && outcomes.get(last) === 'cancelled') outcomes.delete(last);
  if (own) lastButtons.set(own, button);
  outcomes.set(button, 'pending');
}

/**
 * What screen readers announce about a button's login. A failure is shown as well. A window that the person closed is no failure.
 * @param provider the provider's name.
 * @param code the code of the failure; `""` if there is none.
 * @param isSignedIn whether somebody is signed in with the provider: what an ended login said is not true for ever.
 */
export function announcement(
  button: LoginButton,
  provider: string,
  code: string,
  isSignedIn: boolean,
): string {
  if (code) return sentenceFor(code, button, provider);
  const outcome = outcomes.get(button);
  if (!outcome) return '';
  if (outcome !== 'pending') {
    const wasSignedIn = wereSignedIn.get(button) ?? isSignedIn;
    wereSignedIn.set(button, wasSignedIn);
    if (wasSignedIn !== isSignedIn) {
      outcomes.delete(button);
      return '';
    }
  }
  const { signingInWith, signedInWith, signInCancelled } = messagesFor(button).button;
  const sentences = { pending: signingInWith, success: signedInWith, cancelled: signInCancelled };
  return fill(sentences[outcome], { provider });
}
