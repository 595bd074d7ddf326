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
 * Codes whose last sentence tells the person to start again, as the general text does. Beside the button "Try again" that sentence is left
 * out.
 */
const startsAgain: ReadonlySet<string> = new Set(['flow_expired', 'login_timeout', 'code_invalid']);

let openInBrowser: typeof OpenInBrowser | undefined;

/** The subject of each button's note: a code, or `pending`. */
const subjects = new WeakMap<LoginButton, string>();

/** Focuses the login button of a note that is about to go. */
function focusButton(button: LoginButton): void {
  button.renderRoot.querySelector<HTMLElement>('[part=button]')?.focus();
}

/**
 * Moves the focus from a note that is about to change or to go to the login button.
 * @param subject the subject of the next note; `""` if there is none.
 * @returns whether there was a note.
 */
export function keepFocus(button: LoginButton, subject: string): boolean {
  const said = subjects.get(button) ?? '';
  if (subject) subjects.set(button, subject);
  else if (said) subjects.delete(button);
  if (said !== subject && button.shadowRoot?.activeElement?.closest('.note')) focusButton(button);
  return said !== '';
}

/** The note while the provider's window is open. Its buttons show that window, or cancel the login. */
export function pendingNote(
  html: HtmlTag,
  button: LoginButton,
  session: OAuthSession | undefined,
  pending: LoginUnderWay,
): TemplateResult {
  const words = messagesFor(button).button;
  const show = (): void => {
    // A provider with Cross-Origin-Opener-Policy cuts its window off from this page: a new one replaces it.
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

/** The note about a failure: its cause, its cure, and a button or links for it. */
export function failureNote(
  html: HtmlTag,
  button: LoginButton,
  provider: string,
  code: string,
): TemplateResult {
  const sentences = sentencesFor(code, button, provider);
  const isRepeated = startsAgain.has(code) || sentences.join('') === messagesFor(button).failures.login;
  return html`${errorNote(html, sentences, retryButton(html, button, code), isRepeated)}
  ${code === 'webview_refused' ? (openInBrowser?.renderLinks(html, button) ?? loadOpenInBrowser(button)) : ''}`;
}

/** What screen readers announce after the page's address was copied. */
export function copyOutcome(button: LoginButton): string | undefined {
  return openInBrowser?.copyOutcome(button);
}

function retryButton(html: HtmlTag, button: LoginButton, code: string): TemplateResult | string {
  // A second try fails inside the in-app browser, and where it would ask for the same as the first.
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

/** Continues a login in the whole tab. Only a page in a frame can't open windows at all, and providers refuse to be shown in a frame. */
export function openInTab(address: string): void {
  const url = new URL(address);
  url.searchParams.set('mode', 'redirect');
  window.open(url.href, '_top');
}

function loadOpenInBrowser(button: LoginButton): string {
  import('./open-in-browser.js').then(
    (loaded) => {
      openInBrowser = loaded;
      button.requestUpdate();
    },
    // The sentence itself says what to do, without a link.
    () => undefined,
  );
  return '';
}
