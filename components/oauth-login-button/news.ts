import type { html as Html, TemplateResult } from 'lit';
import { laterFor, sentenceFor } from '../messages/later.js';
import type * as WaysOut from './ways-out.js';
import type { LoginButton } from './login-button.js';

let waysOut: typeof WaysOut | undefined;

/** What each button's own login came to, for those who can't see it. */
const outcomes = new WeakMap<Element, 'pending' | 'success'>();

/** Listens to the events that the session dispatches from a button. */
export function followOutcome(button: LoginButton): void {
  button.addEventListener('login-start', () => outcomes.set(button, 'pending'));
  button.addEventListener('login', ({ authorization }) => {
    if (authorization) outcomes.set(button, 'success');
    else outcomes.delete(button);
    button.requestUpdate();
  });
}

/**
 * What has come of a login, below the button: a failure is seen, the rest only heard. There is one live region, which is
 * there before it says anything: others would not be read.
 * @param html is Lit's, handed over by the button: importing it would load it a second time.
 * @param provider its name.
 */
export function news(html: typeof Html, button: LoginButton, provider: string, code: string): TemplateResult {
  const sentence = code && sentenceFor(code, button);
  const refused = code === 'webview_refused';
  const words = laterFor(button);
  const outcome = outcomes.get(button);
  const heard = outcome && { pending: words.signingInWith, success: words.signedInWith }[outcome](provider);
  const copied = refused ? waysOut?.copyOutcome(button) : undefined;
  return html`<span role="status"
      ><span part="error" id="error" ?hidden=${!sentence}>${sentence}</span
      ><span>${copied ?? heard}</span></span
    >${refused ? (waysOut?.waysOut(html, button) ?? loadWaysOut(button)) : ''}`;
}

function loadWaysOut(button: LoginButton): string {
  import('./ways-out.js').then(
    (loaded) => {
      waysOut = loaded;
      button.requestUpdate();
    },
    // The sentence alone says what to do.
    () => undefined,
  );
  return '';
}
