import { html, type TemplateResult } from 'lit';
import type { OAuthSession } from '../../src/session/session.js';
import { createTransport } from '../../src/session/transport.js';
import { SessionController } from '../session-context/session-controller.js';
import type * as Completion from './completion.js';
import { defineElement } from '../define-element.js';
import { OAuthElement } from '../oauth-element.js';
import { milliseconds, text } from '../property-converters.js';
import { setStates } from '../states.js';
import { styles } from './oauth-complete-page.styles.js';

/**
 * Ends a login on the app's own page: tells the page that began it, closes the window, and says what to do if the window can't be closed.
 * Its words are in the language of the nearest `lang`, else the browser's.
 *
 * @tag oauth-complete-page
 * @summary The app's own completion page.
 * @slot success - Replaces our words after a successful login.
 * @slot error - Replaces our title after a failed login. The cause and the cure stay below it.
 * @slot actions - Below the words, such as a link to continue. Links and buttons look like those of the endpoint's own pages, until the
 * page has rules for them.
 * @csspart page - The box around everything.
 * @csspart title - The title.
 * @csspart message - The sentences that say what happened and what to do.
 * @cssprop [--oauth-page-color=var(--oauth-ink, light-dark(#14181c, #eef1f3))] - The text.
 * @cssprop [--oauth-page-soft=var(--oauth-soft, light-dark(#59626c, #a2abb5))] - The message.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - The text.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - The message, and the mark of a login that was cancelled.
 * @cssprop [--oauth-line-strong=light-dark(#8c949c, #6b747e)] - The edge of links and buttons in its actions.
 * @cssprop [--oauth-radius=8px] - The corner radius of links and buttons in its actions.
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The focus ring of links and buttons in its actions.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - The same ring.
 * @cssprop [--oauth-good=light-dark(#18794e, #4cc38a)] - The tick of a success.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - The mark of a failure.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The same.
 * @cssstate success - The login succeeded.
 * @cssstate error - The login failed.
 */
export class OAuthCompletePageElement extends OAuthElement {
  static override styles = styles;
  static override properties = {
    outcome: { converter: text },
    closeAfter: { converter: milliseconds, attribute: 'close-after' },
    parts: { state: true },
    stays: { state: true },
    error: { state: true },
  };

  /** `success` or `error`; taken from the page's address where it is absent. */
  declare outcome: '' | 'success' | 'error';
  /** Milliseconds for which the page is shown before it closes. */
  declare closeAfter: number;
  /** The lazy part that ends the login and renders the content; `undefined` until it may be shown. */
  declare private parts: typeof Completion | undefined;
  /** Whether the window was asked to close and stayed open. */
  declare private stays: boolean;
  declare private error: string;

  #stop = new AbortController();

  constructor() {
    super();
    this.stays = false;
  }

  static define(tag = 'oauth-complete-page', registry = customElements): typeof OAuthCompletePageElement {
    defineElement(tag, this, registry);
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = new AbortController();
    this.#complete(this.#stop.signal).catch(() => {
      // The lazy part can't be loaded, or the browser refuses something: show at least the outcome.
      this.stays = true;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  override willUpdate(): void {
    setStates(this, { success: this.outcome === 'success', error: this.outcome === 'error' });
  }

  async #complete(signal: AbortSignal): Promise<void> {
    const parts = await import('./completion.js');
    const show = (): void => {
      this.parts = parts;
    };
    const tellError = (code: string): void => {
      this.error = code;
    };
    const openSession = (): OAuthSession | undefined => new SessionController(this).session;
    await parts.completeLogin(this, show, tellError, signal, openSession, createTransport);
    this.stays = true;
  }

  override render(): TemplateResult {
    const { outcome, parts, error, stays } = this;
    const looks = parts?.endingOf(outcome, error) ?? (parts || stays ? outcome : 'early');
    return html`<div part="page" class=${looks} role="status">
      ${parts?.completionContent(html, this, { outcome, error, stays }) ?? html`<slot name=${outcome || 'none'}></slot>`}
      <slot name="actions"></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-complete-page': OAuthCompletePageElement;
  }
}
