import { html, unsafeCSS, type TemplateResult } from 'lit';
import { CardElement, type CardBody } from '../card-element.js';
import { defineElement } from '../define-element.js';
import { setStates } from '../states.js';
import { styles } from './oauth-sessions.styles.js';

/**
 * Lists where the person is signed in: each browser, when it was last seen, and a button that ends its session. One more button ends all
 * sessions but this browser's. With several accounts, it lists the sessions of each. The endpoint needs a store. Without one this element
 * shows nothing, and the console says so.
 *
 * @tag oauth-sessions
 * @summary The person's sessions, each with a button that ends it.
 * @slot empty - Shown while nobody is signed in, and below this browser's own session if there is no other.
 * @csspart list - The card.
 * @csspart item - Each session.
 * @csspart current - This browser's own.
 * @csspart end - Each button that ends a session, or all other sessions.
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - The card's background.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Text.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Secondary text, and the drawings of devices.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The card's edge, and the lines between sessions.
 * @cssprop [--oauth-line-strong=light-dark(#8c949c, #6b747e)] - The edge of buttons.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - The background of "This device".
 * @cssprop [--oauth-on-accent=light-dark(#fff, #06201d)] - The text of "This device".
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The ring of keyboard focus.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - The text of an error.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The same.
 * @cssprop [--oauth-card-radius=16px] - The corner radius of the card.
 * @cssprop [--oauth-radius=8px] - The corner radius of buttons.
 * @cssstate loading - The sessions are not known yet.
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
