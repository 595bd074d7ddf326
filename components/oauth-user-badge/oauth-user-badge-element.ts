import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import { providerName } from '../../src/brands/names.js';
import { authorizationAt, SessionController } from '../session-context/session-controller.js';
import { defineElement } from '../define-element.js';
import { focusFirst, holdsFocus } from '../focus.js';
import { visuallyHiddenStyles } from '../visually-hidden.styles.js';
import { languageOf } from '../language.js';
import { LogoutRequest } from '../logout-request.js';
import { en } from '../messages/en.js';
import { OAuthElement } from '../oauth-element.js';
import { flag, text } from '../properties.js';
import { setStates } from '../states.js';
import { imageOf, initialsOf } from './avatar.js';
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
export class OAuthUserBadgeElement extends OAuthElement {
  static override styles = [visuallyHiddenStyles, styles];
  static override properties = {
    provider: { converter: text },
    noMenu: { converter: flag, attribute: 'no-menu' },
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

  readonly #context = new SessionController(this);
  readonly #request = new LogoutRequest(this);
  /** Listening outside of the open menu. */
  #outside: AbortController | undefined;
  #wasSignedIn = false;
  /** Whether the focus was in what is about to go. */
  #loses = false;

  constructor() {
    super();
    this.provider = this.brokenImage = '';
    this.noMenu = this.open = false;
    // From a login button in here, which is gone by then.
    this.addEventListener('login', ({ authorization }) => {
      if (authorization) void this.#request.greet(nameOf(authorization));
    });
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
    const isSignedIn = !!this.#authorization;
    setStates(this, { 'signed-in': isSignedIn });
    this.#loses = isSignedIn !== this.#wasSignedIn && holdsFocus(this);
    this.#wasSignedIn = isSignedIn;
    if (!isSignedIn) this.open = false;
    if (changed.has('open')) this.#listenOutside();
  }

  override updated(): void {
    if (this.#loses) this.focus({ preventScroll: true });
    this.#loses = false;
  }

  /** Gives the focus to the badge, or to what stands in its place while nobody is signed in. */
  override focus(options?: FocusOptions): void {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('slot[name=signed-out]');
    const places = this.renderRoot.querySelectorAll('button[part=badge], [role=status]');
    focusFirst([...(slot?.assignedElements({ flatten: true }) ?? []), ...places], options);
  }

  get #authorization() {
    const { session } = this.#context;
    return this.provider ? authorizationAt(session, this.provider) : session?.auth;
  }

  #listenOutside(): void {
    this.#outside?.abort();
    if (!this.open) return;
    this.#outside = new AbortController();
    const { signal } = this.#outside;
    for (const type of ['pointerdown', 'focusin', 'keydown'])
      this.ownerDocument.addEventListener(type, this.#closeFromOutside, { signal });
  }

  readonly #closeFromOutside = (event: Event): void => {
    if (
      event.type === 'keydown'
        ? (event as KeyboardEvent).key === 'Escape'
        : !event.composedPath().includes(this)
    )
      this.#closeMenu();
  };

  readonly #toggleMenu = (): void => {
    this.open = !this.open;
    this.#request.failure = '';
  };

  #closeMenu(): void {
    if (!this.open) return;
    this.open = false;
    // Focus in what is about to be hidden would be lost.
    if (holdsFocus(this)) this.shadowRoot?.querySelector<HTMLElement>('[part=badge]')?.focus();
  }

  readonly #requestLogout = (): void => {
    void this.#request.send(this.#context.session, this.provider);
  };

  #renderPerson(authorization: Authorization): TemplateResult {
    const { user } = authorization;
    const name = nameOf(authorization);
    const image = imageOf(user?.avatarUrl);
    const picture =
      image && image !== this.brokenImage
        ? html`<img
            src=${image}
            alt=""
            referrerpolicy="no-referrer"
            @error=${() => (this.brokenImage = image)}
          />`
        : initialsOf(name, languageOf(this));
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
        <div class="message">${this.#request.failure}</div>
      </div>`;
  }

  #renderContent(): TemplateResult {
    const authorization = this.#authorization;
    if (authorization) {
      const person = this.#renderPerson(authorization);
      return this.noMenu ? html`<div part="badge">${person}</div>` : this.#renderMenu(person);
    }
    // Kept in place but unseen until it is known that nobody is signed in: no flash, no shift.
    const waiting = !this.#context.session || this.#context.session.status === 'loading';
    return html`<slot name="signed-out" class=${waiting ? 'waiting' : ''}></slot>`;
  }

  override render(): TemplateResult {
    const { failure, success, welcome } = this.#request;
    // The focus may go here where nothing else is left that takes it.
    return html`${this.#renderContent()}<span class="visually-hidden" role="status" tabindex="-1"
        >${failure || (this.#authorization ? welcome : success)}</span
      >`;
  }
}

/** What to call a person: there is always something. */
function nameOf({ user, provider }: Authorization): string {
  return [user?.name, user?.email, user?.id].find(Boolean) ?? providerName(provider);
}
