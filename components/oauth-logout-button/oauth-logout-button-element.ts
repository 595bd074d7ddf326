import { html, LitElement, type TemplateResult } from 'lit';
import { SessionController } from '../context.js';
import { defineElement } from '../define-element.js';
import { LogoutRequest } from '../logout-request.js';
import { en } from '../messages/en.js';
import { text } from '../properties.js';
import { styles } from './oauth-logout-button.styles.js';

/**
 * Signs a person out: at one provider, or at all.
 *
 * @tag oauth-logout-button
 * @summary "Sign out".
 * @slot - The label.
 * @csspart button - The button itself.
 * @cssprop [--oauth-button-background=light-dark(#fff, #1c1f23)] - Its background.
 * @cssprop [--oauth-button-color=light-dark(#1c2024, #eceef1)] - Its text.
 * @cssprop [--oauth-button-border=light-dark(#c9d0d8, #454c55)] - The colour of its border.
 * @cssprop [--oauth-button-radius=0.5rem] - How round it is.
 * @cssprop [--oauth-focus-color=light-dark(#0b5cd5, #8ab8ff)] - The ring of keyboard focus.
 * @fires {LogoutEvent} logout - From the session: an authorization ended.
 * @fires {LogoutEvent} logout - An authorization ended because of this element.
 */
export class OAuthLogoutButtonElement extends LitElement {
  static override styles = styles;
  static override shadowRootOptions = { mode: 'open' as const, delegatesFocus: true };
  static override properties = {
    provider: { converter: text },
    forget: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
  };

  /** The provider to sign out of; without it, all. */
  declare provider: string;
  /** Ends what was saved for later visits, too. */
  declare forget: boolean;
  /** Whether it can't be used for now. It can't either where nobody is signed in. */
  declare disabled: boolean;

  readonly #context = new SessionController(this);
  readonly #request = new LogoutRequest(this);

  constructor() {
    super();
    this.provider = '';
    this.forget = this.disabled = false;
  }

  static define(tag = 'oauth-logout-button', registry = customElements): typeof OAuthLogoutButtonElement {
    defineElement(tag, this, registry);
    return this;
  }

  readonly #requestLogout = (): void => {
    void this.#request.send(this.#context.session, this.provider, this.forget);
  };

  override render(): TemplateResult {
    const { session } = this.#context;
    const signedIn = this.provider ? session?.auths[this.provider] : session?.auth;
    return html`<button
        part="button"
        type="button"
        ?disabled=${this.disabled || !signedIn}
        @click=${this.#requestLogout}
      >
        <slot>${en.signOut}</slot>
      </button>
      <span class="message" role="alert">${this.#request.failure}</span>`;
  }
}
