import { html, unsafeCSS, type TemplateResult } from 'lit';
import { createTransport } from '../../src/session/transport.js';
import { CardElement, type CardBody } from '../card-element.js';
import { defineElement } from '../define-element.js';
import { flag, text } from '../property-converters.js';
import { styles } from './oauth-login-panel.styles.js';

/**
 * A card with a login button for every provider of the endpoint, or for those in `providers`. The provider that was last used in this
 * browser comes first. After five, the others are behind "More ways to sign in".
 *
 * @tag oauth-login-panel
 * @summary A card of login buttons.
 * @slot header - Replaces the title.
 * @slot footer - Below the buttons, such as your terms.
 * @csspart panel - The card.
 * @csspart button - Each login button.
 * @csspart icon - The logo in each button.
 * @csspart label - The label of each button.
 * @csspart search - The search field, if more than twelve providers are behind "More ways to sign in".
 * @csspart remember - "Keep me signed in on this device".
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - The card's background.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Text.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Secondary text.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The card's edge.
 * @cssprop [--oauth-line-strong=light-dark(#8c949c, #6b747e)] - The edge of the search field and of "More ways to sign in".
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - The background of "Last used", and the checkbox.
 * @cssprop [--oauth-on-accent=light-dark(#fff, #06201d)] - The text of "Last used".
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The ring of keyboard focus.
 * @cssprop [--oauth-card-radius=16px] - The corner radius of the card.
 * @cssprop [--oauth-radius=8px] - The corner radius of buttons and fields in the card.
 * @fires {LoginStartEvent} login-start - From one of its buttons: before anything opens; cancelable.
 * @fires {LoginEvent} login - From one of its buttons: the login that it began has ended.
 */
export class OAuthLoginPanelElement extends CardElement {
  static override styles = unsafeCSS(styles);
  static override properties = {
    providers: { converter: text },
    noRemember: { converter: flag, attribute: 'no-remember' },
  };

  /** The ids of the providers to offer, separated by spaces, in this order; without them, all of the endpoint's. */
  declare providers: string;
  /** Hides "Keep me signed in on this device". */
  declare noRemember: boolean;

  static define(tag = 'oauth-login-panel', registry = customElements): typeof OAuthLoginPanelElement {
    defineElement(tag, this, registry);
    return this;
  }

  protected override loadBody(): Promise<CardBody> {
    return import('./panel-body.js').then(({ createPanelBody }) =>
      createPanelBody(html, this, createTransport),
    );
  }

  override render(): TemplateResult {
    return this.renderCard('panel', html`<slot name="header"></slot>`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-login-panel': OAuthLoginPanelElement;
  }
}
