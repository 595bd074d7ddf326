import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import { providerName } from '../../src/protocol/provider-names.js';
import { SessionController } from '../context.js';
import { defineElement } from '../define-element.js';
import { LogoutRequest } from '../logout-request.js';
import { en } from '../messages/en.js';
import { setStates } from '../states.js';
import { imageOf, initialsOf } from './avatar.js';
import { text } from '../properties.js';
import { styles } from './oauth-user-badge.styles.js';

/**
 * Shows who is signed in, with a menu to sign out.
 *
 * @tag oauth-user-badge
 * @summary The person's avatar and name.
 * @slot signed-out - Shown while nobody is signed in, such as a login button.
 * @slot menu - More entries of the menu.
 * @csspart badge - The whole of avatar and name.
 * @csspart avatar - The picture, or initials where none loads.
 * @csspart name - The name.
 * @csspart email - The e-mail address.
 * @csspart menu - The menu.
 * @csspart logout - The menu's entry that signs out.
 * @cssprop [--oauth-badge-color=light-dark(#1c2024, #eceef1)] - Its text.
 * @cssprop [--oauth-badge-soft=light-dark(#5b636d, #a3abb5)] - The e-mail address.
 * @cssprop [--oauth-badge-hover=light-dark(#eef0f3, #2a2e33)] - The background under the pointer.
 * @cssprop [--oauth-avatar-background=light-dark(#3b5bdb, #91a7ff)] - Behind the initials.
 * @cssprop [--oauth-avatar-color=light-dark(#fff, #14182b)] - The initials.
 * @cssprop [--oauth-menu-background=light-dark(#fff, #1c1f23)] - The menu's background.
 * @cssprop [--oauth-focus-color=light-dark(#0b5cd5, #8ab8ff)] - The ring of keyboard focus.
 * @cssstate signed-in - Somebody is signed in.
 * @fires {LogoutEvent} logout - An authorization ended because of this element.
 */
export class OAuthUserBadgeElement extends LitElement {
  static override styles = styles;
  static override properties = {
    provider: { converter: text },
    noMenu: { type: Boolean, attribute: 'no-menu' },
    open: { state: true },
    brokenImage: { state: true },
  };

  /** Whose authorization to show; without it, the last login's. */
  declare provider: string;
  /** Shows the badge alone. */
  declare noMenu: boolean;
  declare private open: boolean;
  /** An avatar's address that did not load. */
  declare private brokenImage: string;

  readonly #internals = this.attachInternals();
  readonly #context = new SessionController(this);
  readonly #request = new LogoutRequest(this);

  constructor() {
    super();
    this.provider = this.brokenImage = '';
    this.noMenu = this.open = false;
  }

  static define(tag = 'oauth-user-badge', registry = customElements): typeof OAuthUserBadgeElement {
    defineElement(tag, this, registry);
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closeMenu();
  }

  override willUpdate(changed: PropertyValues): void {
    setStates(this.#internals, { 'signed-in': !!this.#authorization });
    if (!this.#authorization) this.open = false;
    if (changed.has('open')) this.#listenOutside();
  }

  get #authorization() {
    const { session } = this.#context;
    return this.provider ? session?.auths[this.provider] : session?.auth;
  }

  #listenOutside(): void {
    const change = this.open ? document.addEventListener : document.removeEventListener;
    change.call(document, 'pointerdown', this.#closeFromOutside);
    change.call(document, 'focusin', this.#closeFromOutside);
    change.call(document, 'keydown', this.#closeFromOutside);
  }

  readonly #closeFromOutside = (event: Event): void => {
    if (event instanceof KeyboardEvent ? event.key === 'Escape' : !event.composedPath().includes(this))
      this.#closeMenu();
  };

  readonly #toggleMenu = (): void => {
    this.open = !this.open;
    this.#request.failure = '';
  };

  #closeMenu(): void {
    const inside = this.matches(':focus-within');
    this.open = false;
    // Focus in what is about to be hidden would be lost.
    if (inside) this.shadowRoot?.querySelector<HTMLElement>('[part=badge]')?.focus();
  }

  readonly #requestLogout = (): void => {
    void this.#request.send(this.#context.session, this.provider);
  };

  #renderPerson({ user, provider }: Authorization): TemplateResult {
    const name = [user?.name, user?.email, user?.id].find(Boolean) ?? providerName(provider);
    const image = imageOf(user?.avatarUrl);
    const picture =
      image && image !== this.brokenImage
        ? html`<img
            src=${image}
            alt=""
            referrerpolicy="no-referrer"
            @error=${() => (this.brokenImage = image)}
          />`
        : initialsOf(name);
    return html`<span part="avatar" aria-hidden="true">${picture}</span>
      <span class="words">
        <span part="name"><bdi>${name}</bdi></span>
        ${user?.email && user.email !== name ? html`<span part="email"><bdi>${user.email}</bdi></span>` : nothing}
      </span>`;
  }

  #renderMenu(person: TemplateResult): TemplateResult {
    return html`<button
        part="badge"
        type="button"
        aria-expanded=${this.open}
        aria-controls="menu"
        @click=${this.#toggleMenu}
      >
        ${person}
      </button>
      <div part="menu" id="menu" ?hidden=${!this.open}>
        <slot name="menu"></slot>
        <button part="logout" type="button" @click=${this.#requestLogout}>${en.signOut}</button>
        <div class="message" role="alert">${this.#request.failure}</div>
      </div>`;
  }

  override render(): TemplateResult {
    const authorization = this.#authorization;
    if (authorization) {
      const person = this.#renderPerson(authorization);
      return this.noMenu ? html`<div part="badge">${person}</div>` : this.#renderMenu(person);
    }
    // Kept in place but unseen until it is known that nobody is signed in: no flash, no shift.
    const waiting = !this.#context.session || this.#context.session.status === 'loading';
    return html`<slot name="signed-out" class=${waiting ? 'waiting' : ''}></slot>`;
  }
}
