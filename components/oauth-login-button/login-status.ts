import type { html as Html, TemplateResult } from 'lit';
import { fill, messagesFor, sentenceFor } from '../messages/messages-for.js';
import type * as OpenInBrowser from './open-in-browser.js';
import type { LoginButton } from './login-button.js';

let openInBrowser: typeof OpenInBrowser | undefined;

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
 * How a login stands, below the button: a failure is seen, the rest only heard. That a person closed the window is no failure.
 * There is one live region, which is there before it says anything: others would not be read.
 * @param html is Lit's, handed over by the button: importing it would load it a second time.
 * @param provider its name.
 */
export function status(
  html: typeof Html,
  button: LoginButton,
  provider: string,
  code: string,
): TemplateResult {
  const sentence = code && sentenceFor(code, button, provider);
  const refused = code === 'webview_refused';
  const words = messagesFor(button).button;
  const outcome = outcomes.get(button);
  const sentences = {
    pending: words.signingInWith,
    success: words.signedInWith,
    cancelled: words.signInCancelled,
  };
  const heard = outcome && fill(sentences[outcome], { provider });
  const copied = refused ? openInBrowser?.copyOutcome(button) : undefined;
  return html`<span role="status"
      ><span part="error" id="error" ?hidden=${!sentence}>${sentence}</span
      ><span>${copied ?? heard}</span></span
    >${refused ? (openInBrowser?.renderLinks(html, button) ?? loadWaysOut(button)) : ''}`;
}

function loadWaysOut(button: LoginButton): string {
  import('./open-in-browser.js').then(
    (loaded) => {
      openInBrowser = loaded;
      button.requestUpdate();
    },
    // The sentence alone says what to do.
    () => undefined,
  );
  return '';
}
