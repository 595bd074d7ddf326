import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { messagesFor } from '../messages/messages-for.js';
import { browserAddress } from './browser-address.js';
import type { LoginButton } from './login-button.js';
import { addRules, sharedRules } from './shared-rules.js';
import { openInBrowserStyles } from './open-in-browser.styles.js';

const rules = sharedRules(openInBrowserStyles);

/** Whether the page's address could be copied, for each button where somebody tried. */
const copies = new WeakMap<LoginButton, boolean>();

/** Links that open the page in the person's browser, for an app in which the provider refuses to be shown. */
export function renderLinks(html: HtmlTag, button: LoginButton): TemplateResult {
  addRules(button, rules);
  const words = messagesFor(button).button;
  const address = browserAddress(new URL(location.href), navigator.userAgent);
  const outcome = copyOutcome(button);
  return html`<span class="ways">
    ${address ? html`<a href=${address}>${words.openInBrowser}</a>` : ''}
    <button type="button" @click=${() => void copyAddress(button)}>${words.copyLink}</button>
    <span aria-hidden="true">${outcome}</span>
    ${copies.get(button) === false ? html`<input readonly aria-label=${outcome} .value=${location.href} />` : ''}
  </span>`;
}

/** The outcome of copying the address, in words; `undefined` before the first try. */
export function copyOutcome(button: LoginButton): string | undefined {
  const copied = copies.get(button);
  if (copied === undefined) return undefined;
  const { linkCopied, copyByHand } = messagesFor(button).button;
  return copied ? linkCopied : copyByHand;
}

/** Copies the page's address. Where an app gives pages no clipboard, a field shows the address selected, for the person to copy. */
async function copyAddress(button: LoginButton): Promise<void> {
  // A live region announces only changes: the last outcome has to go before the same one can be announced again.
  copies.delete(button);
  button.requestUpdate();
  try {
    await navigator.clipboard.writeText(location.href);
    copies.set(button, true);
  } catch {
    copies.set(button, false);
  }
  button.requestUpdate();
  await button.updateComplete;
  const field = button.shadowRoot?.querySelector('input');
  field?.focus();
  field?.select();
}
