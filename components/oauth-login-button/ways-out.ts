import type { html as Html, LitElement, TemplateResult } from 'lit';
import { laterFor } from '../messages/later.js';
import { browserAddress } from './browser-address.js';
import { waysOutStyles } from './ways-out-styles.js';

const styles = new CSSStyleSheet();
styles.replaceSync(waysOutStyles);

/** Whether the page's address could be copied, for each button where somebody tried. */
const copies = new WeakMap<LitElement, boolean>();

/** Leads from an app, in which the provider refuses to be shown, to the person's browser. */
export function waysOut(html: typeof Html, button: LitElement): TemplateResult {
  const sheets = button.shadowRoot?.adoptedStyleSheets;
  if (!sheets?.includes(styles)) sheets?.push(styles);
  const words = laterFor(button);
  const address = browserAddress(new URL(location.href), navigator.userAgent);
  const copied = copies.get(button);
  const outcome = copied === undefined ? '' : copied ? words.linkCopied : words.copyByHand;
  return html`<span class="ways">
    ${address ? html`<a href=${address}>${words.openInBrowser}</a>` : ''}
    <button type="button" @click=${() => void copyAddress(button)}>${words.copyLink}</button>
    <span role="status">${outcome}</span>
    ${copied === false ? html`<input readonly aria-label=${outcome} .value=${location.href} />` : ''}
  </span>`;
}

/** Some apps give no page the clipboard: there the address is selected, for the person to copy. */
async function copyAddress(button: LitElement): Promise<void> {
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
