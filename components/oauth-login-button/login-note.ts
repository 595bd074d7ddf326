import type { TemplateResult } from 'lit';
import { isFinal } from '../../src/locales/failure-sentence.js';
import { showWindow, type LoginUnderWay } from '../../src/session/login/login-under-way.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { HtmlTag } from '../html-tag.js';
import { messagesFor, sentencesFor } from '../messages/messages-for.js';
import { errorNote } from './error-note.js';
import type { LoginButton } from './login-button.js';
import type * as OpenInBrowser from './open-in-browser.js';

/**
 * Failures whose last sentence says to begin again, as does that of those without one of their own: beside the button that says so, it
 * would be said twice.
 */
const startsAgain: ReadonlySet<string> = new Set(['flow_expired', 'login_timeout', 'code_invalid']);

let openInBrowser: typeof OpenInBrowser | undefined;

/** What each button's note says. */
const subjects = new WeakMap<LoginButton, string>();

/** Gives the focus back to the button of a note that goes. */
function focusButton(button: LoginButton): void {
  button.renderRoot.querySelector<HTMLElement>('[part=button]')?.focus();
}

/**
 * Gives the focus to the button where it is in a note that is about to go, or to say something else.
 * @param subject of the next note; `""` if there is none.
 * @returns whether there was a note.
 */
export function keepFocus(button: LoginButton, subject: string): boolean {
  const said = subjects.get(button) ?? '';
  if (subject) subjects.set(button, subject);
  else if (said) subjects.delete(button);
  if (said !== subject && button.shadowRoot?.activeElement?.closest('.note')) focusButton(button);
  return said !== '';
}

/** While the provider's window is open: where to go on, and the ways back. */
export function pendingNote(
  html: HtmlTag,
  button: LoginButton,
  session: OAuthSession | undefined,
  pending: LoginUnderWay,
): TemplateResult {
  const words = messagesFor(button).button;
  const show = (): void => {
    // A window that a provider has severed (COOP) can't be reached; a new one replaces it.
    if (!showWindow(pending)) button.begin();
  };
  const cancel = (): void => {
    focusButton(button);
    session?.cancel();
  };
  return html`<div>
    <span>${words.finishInWindow}</span>
    <div class="choices">
      ${pending.popup ? html`<button type="button" class="text" @click=${show}>${words.showWindow}</button>` : ''}
      <button type="button" class="text" @click=${cancel}>${words.cancel}</button>
    </div>
  </div>`;
}

/** What went wrong, in bold, what to do, and a way to do it. */
export function failureNote(
  html: HtmlTag,
  button: LoginButton,
  provider: string,
  code: string,
): TemplateResult {
  const sentences = sentencesFor(code, button, provider);
  const isRepeated = startsAgain.has(code) || sentences.join('') === messagesFor(button).failures.login;
  return html`${errorNote(html, sentences, wayOn(html, button, code), isRepeated)}
  ${code === 'webview_refused' ? (openInBrowser?.renderLinks(html, button) ?? loadWaysOut(button)) : ''}`;
}

/** Whether the page's address was copied, for those who can't see it. */
export function copyOutcome(button: LoginButton): string | undefined {
  return openInBrowser?.copyOutcome(button);
}

function wayOn(html: HtmlTag, button: LoginButton, code: string): TemplateResult | string {
  // No second try works inside the app, or where it asks for the same as the first.
  if (code === 'webview_refused' || isFinal(code)) return '';
  const words = messagesFor(button).button;
  const isBlocked = code === 'popup_blocked';
  const press = (): void => {
    focusButton(button);
    button.begin();
  };
  return html`<button type="button" class="text" @click=${press}>
    ${isBlocked ? words.continueHere : words.tryAgain}
  </button>`;
}

/** Only a page in a frame is refused a window for good: its login goes on in the whole tab, since providers let no frame show them. */
export function openInTab(address: string): void {
  const url = new URL(address);
  url.searchParams.set('mode', 'redirect');
  window.open(url.href, '_top');
}

function loadWaysOut(button: LoginButton): string {
  import('./open-in-browser.js').then(
    (loaded) => {
      openInBrowser = loaded;
      button.requestUpdate();
    },
    // This sentence says what to do; there is nothing to press.
    () => undefined,
  );
  return '';
}
