import { html, unsafeCSS, type TemplateResult } from 'lit';
import { CardElement, type CardBody } from '../card-element.js';
import { defineElement } from '../define-element.js';
import { setStates } from '../states.js';
import { styles } from './oauth-sessions.styles.js';

/**
 * Where the person is signed in: each browser with what is known of it, when it was last seen, and a button that ends its session; one
 * more ends all but this browser's. Of somebody with several accounts, it lists the sessions of each. The endpoint needs a store;
 * without one this shows nothing, and the console says so.
 *
 * @tag oauth-sessions
 * @summary The person's sessions, each with a button that ends it.
 * @slot empty - While nobody is signed in, and below this browser's own session if there is no other.
 * @csspart list - The card.
 * @csspart item - Each session.
 * @csspart current - This browser's own.
 * @csspart end - Each button that ends a session, or all others.
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - The card's background.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Text.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Text that says less, and the drawings of devices.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The card's edge, and the lines between sessions.
 * @cssprop [--oauth-line-strong=light-dark(#8c949c, #6b747e)] - The edge of buttons.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - "This device".
 * @cssprop [--oauth-on-accent=light-dark(#fff, #06201d)] - Text on it.
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The ring of keyboard focus.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - What went wrong.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The same.
 * @cssprop [--oauth-card-radius=16px] - How round the card is.
 * @cssprop [--oauth-radius=8px] - How round buttons are.
 * @cssstate loading - It doesn't know the sessions yet.
 * @fires {LogoutEvent} logout - The person has ended this browser's own session here.
 */
export class OAuthSessionsElement extends CardElement {
  static override styles = unsafeCSS(styles);

  static define(tag = 'oauth-sessions', registry = customElements): typeof OAuthSessionsElement {
    defineElement(tag, this, registry);
    return this;
  }

  protected override loadBody(): Promise<CardBody> {
    return import('./sessions-body.js').then(({ createSessionsBody }) => createSessionsBody(html, this));
  }

  override updated(): void {
    setStates(this, { loading: this.body?.isLoading ?? true });
  }

  override render(): TemplateResult {
    return this.renderCard('list');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-sessions': OAuthSessionsElement;
  }
}
