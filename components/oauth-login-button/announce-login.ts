import { fill, messagesFor, sentenceFor } from '../messages/messages-for.js';
import type { LoginButton } from './login-button.js';

/** How each button's own login stands, for those who can't see it. */
const outcomes = new WeakMap<Element, 'pending' | 'success' | 'cancelled'>();

/** The button of the last login that began. */
let lastButton: LoginButton | undefined;

/** Listens to the events that the session dispatches from a button. */
export function followOutcome(button: LoginButton): void {
  button.addEventListener('login-start', () => {
    // A login that takes the place of another is what to announce, not the end of the other.
    if (lastButton && outcomes.get(lastButton) === 'cancelled') outcomes.delete(lastButton);
    lastButton = button;
    outcomes.set(button, 'pending');
  });
  button.addEventListener('login', ({ authorization, error }) => {
    if (authorization) outcomes.set(button, 'success');
    else if (error === 'login_cancelled') outcomes.set(button, 'cancelled');
    else outcomes.delete(button);
    button.requestUpdate();
  });
}

/**
 * How a login stands, in words that are only heard: a failure is seen as well. That a person closed the window is no failure.
 * @param provider its name.
 * @param code of the failure; `""` where there is none.
 */
export function announcement(button: LoginButton, provider: string, code: string): string {
  if (code) return sentenceFor(code, button, provider);
  const { signingInWith, signedInWith, signInCancelled } = messagesFor(button).button;
  const sentences = { pending: signingInWith, success: signedInWith, cancelled: signInCancelled };
  const outcome = outcomes.get(button);
  return outcome ? fill(sentences[outcome], { provider }) : '';
}
