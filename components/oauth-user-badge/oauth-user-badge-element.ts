import { html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import { authorizationAt, SessionController } from '../session-context/session-controller.js';
import { defineElement } from '../define-element.js';
import { focusFirst, holdsFocus } from '../focus.js';
import { visuallyHiddenStyles } from '../visually-hidden.styles.js';
import { AccountStatus } from '../account-status.js';
import { en } from '../messages/en.js';
import { OAuthElement } from '../oauth-element.js';
import { personEmail, personName } from '../person-name.js';
import { flag, text, textOr } from '../property-converters.js';
import { setStates } from '../states.js';
import { wordOf } from '../word-of.js';
import type { ShownMenu } from './menu.js';
import type * as Person from './person.js';
import { styles } from './oauth-user-badge.styles.js';

/**
 * Shows who is signed in, with a menu to sign out.
 *
 * @tag oauth-user-badge
 * @summary The person's avatar and name.
 * @slot signed-out - Shown while nobody is signed in, such as a login button.
 * @slot menu - More entries of the menu.
 * @csspart badge - The box around avatar and name.
 * @csspart avatar - The picture, or initials where none loads.
 * @csspart name - The name.
 * @csspart email - The e-mail address.
 * @csspart menu - The menu.
 * @csspart logout - The menu's entry that signs out.
 * @cssprop [--oauth-badge-color=var(--oauth-ink, light-dark(#14181c, #eef1f3))] - Its text.
 * @cssprop [--oauth-badge-soft=var(--oauth-soft, light-dark(#59626c, #a2abb5))] - The e-mail address.
 * @cssprop [--oauth-badge-hover=light-dark(#f1f3f4, #22272c)] - The background under the pointer.
 * @cssprop [--oauth-avatar-background=var(--hue)] - The background of the initials; by default one of six colours, by the person's id.
 * @cssprop [--oauth-avatar-color=#fff] - The initials.
 * @cssprop [--oauth-menu-background=var(--oauth-surface, light-dark(#fff, #171b1f))] - The menu's background.
 * @cssprop [--oauth-menu-radius=14px] - The corner radius of the menu.
 * @cssprop [--oauth-radius=8px] - The corner radius of the menu's rows.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Text.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Secondary text.
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - The background of the menu and of the provider's mark.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The border of badge and menu.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - The ring around the account that is shown.
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The ring of keyboard focus.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - The text of an error.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The same.
 * @cssprop [--oauth-bad-surface=light-dark(#fdf1f0, #2d1716)] - The background of a failure.
 * @cssstate signed-in - Somebody is signed in.
 * @fires {LoginStartEvent} login-start - Before the menu opens anything; cancelable.
 * @fires {LoginEvent} login - A login that the menu began has ended.
 * @fires {LogoutEvent} logout - An authorization ended because of this element.
 */
export class OAuthUserBadgeElement extends OAuthElement {
  static override styles = [visuallyHiddenStyles, unsafeCSS(styles)];
  static override properties = {
    provider: { converter: text },
    noMenu: { converter: flag, attribute: 'no-menu' },
    size: { converter: textOr('auto') },
    open: { state: true },
    person: { state: true },
    menu: { state: true },
  };

  /** The id of the provider whose account is shown; without it, the account of the last login. */
  declare provider: string;
  /** Shows the badge without its menu. */
  declare noMenu: boolean;
  /** `full`, `name` (without the email address) or `avatar`; `auto` is `full`, and `avatar` in a place below 480px. */
  declare size: 'auto' | 'full' | 'name' | 'avatar';
  declare private open: boolean;
  /** The lazy part that draws a person; `undefined` until it has loaded. */
  declare private person: typeof Person | undefined;
  /** The menu; `undefined` until the person points at the badge, focuses it or presses it. */
  declare private menu: ShownMenu | undefined;

  readonly #context = new SessionController(this);
  readonly #status = new AccountStatus(this);
  #wasSignedIn = false;
  /** Whether this update removes what had the focus. */
  #losesFocus = false;

  constructor() {
    super();
    this.open = false;
    this.addEventListener('login', ({ authorization, error }) => {
      // The login came from a login button in the slot, which is gone by then.
      if (authorization) void this.#status.greet(personName(authorization));
      // The login came from the menu, which opens again and says why it failed.
      else if (this.menu && error !== 'login_cancelled') this.open = !!this.#authorization;
    });
  }

  static define(tag = 'oauth-user-badge', registry = customElements): typeof OAuthUserBadgeElement {
    defineElement(tag, this, registry);
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override firstUpdated(): void {
    // Server-rendered content stays until the badge has this part.
    if (this.renderRoot.querySelector('[data-rendered]')) void this.#loadPerson();
  }

  override willUpdate(): void {
    const isSignedIn = !!this.#authorization;
    setStates(this, { 'signed-in': isSignedIn });
    this.#losesFocus = isSignedIn !== this.#wasSignedIn && holdsFocus(this);
    if (isSignedIn && !this.#wasSignedIn) void this.#loadPerson();
    this.#wasSignedIn = isSignedIn;
    if (!isSignedIn) {
      this.open = false;
      // Whoever comes next has not signed in here.
      void this.#status.greet('');
    }
  }

  override updated(changed: PropertyValues): void {
    if (this.#losesFocus) this.focus({ preventScroll: true });
    this.#losesFocus = false;
    if (changed.has('open') || changed.has('menu')) this.menu?.show(this.open);
  }

  /** Gives the focus to the badge, or to what stands in its place while nobody is signed in. */
  override focus(options?: FocusOptions): void {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('slot[name=signed-out]');
    const places = this.renderRoot.querySelectorAll('button[part=badge], [role=status]');
    focusFirst([...(slot?.assignedElements({ flatten: true }) ?? []), ...places], options);
  }

  get #authorization(): Authorization | null | undefined {
    const { session } = this.#context;
    return this.provider ? authorizationAt(session, this.provider) : session?.auth;
  }

  async #loadPerson(): Promise<void> {
    try {
      const person = await import('./person.js');
      if (!this.person) person.preparePerson(this, () => this.#context.session);
      this.person = person;
    } catch {
      // The badge still shows the name.
    }
  }

  readonly #loadMenu = (): void => {
    if (this.menu && this.menu !== this.#plainMenu) return;
    import('./menu.js')
      .then(({ createMenu }) => createMenu(html, this, this.#status, this.#close))
      .then(
        (menu) => {
          if (!this.menu || this.menu === this.#plainMenu) this.menu = menu;
        },
        // The file can't be loaded, such as offline: a plain menu replaces it.
        () => {
          this.menu ??= this.#plainMenu;
        },
      );
  };

  readonly #toggle = (): void => {
    this.#loadMenu();
    this.open = !this.open;
    this.#status.clear();
  };

  readonly #close = (): void => {
    if (!this.open) return;
    this.open = false;
    // The focus in the menu would be lost.
    if (holdsFocus(this)) this.shadowRoot?.querySelector<HTMLElement>('[part=badge]')?.focus();
  };

  /** A menu with nothing but "Sign out", for when the real one can't be loaded. */
  readonly #plainMenu: ShownMenu = {
    show: () => undefined,
    render: (session, _current, open) =>
      html`<div part="menu" id="menu" ?hidden=${!open}>
        <button
          part="logout"
          type="button"
          @click=${() => {
            void this.#status.signOut(session, this.provider);
          }}
        >
          ${this.#status.label || en.signOut}</button
        >${this.#status.failure}
      </div>`,
  };

  #renderAccount(authorization: Authorization, size: string): TemplateResult {
    const { person, open, menu } = this;
    const email = personEmail(authorization);
    const [before = '', between = ''] = person?.labelParts(this) ?? [];
    const content = html`<span part="avatar" aria-hidden="true"
        >${person?.renderAvatar(html, this, authorization)}</span
      ><span class="words"
        ><bdi part="name" data-before=${before} data-after=${email ? between : ''}
          >${personName(authorization)}</bdi
        >
        ${email ? html`<bdi part="email">${email}</bdi>` : nothing}</span
      >`;
    if (this.noMenu) return html`<div part="badge" class=${size}>${content}</div>`;
    return html`<button
        part="badge"
        class=${size}
        type="button"
        aria-expanded=${open}
        aria-controls=${menu ? 'menu' : nothing}
        @click=${this.#toggle}
        @focus=${this.#loadMenu}
        @pointerenter=${this.#loadMenu}
      >
        ${content}</button
      >${menu?.render(this.#context.session, authorization, open)}`;
  }

  #renderContent(): TemplateResult {
    const authorization = this.#authorization;
    const size = wordOf(this, 'size', 'auto', 'full', 'name', 'avatar');
    if (authorization) return this.#renderAccount(authorization, size);
    // The slot `signed-out` is never hidden. If it is empty, an empty avatar keeps the room.
    const { session } = this.#context;
    const isKnown = session && session.status !== 'loading';
    return html`<slot name="signed-out"
      ><div part="badge" class="avatar ${isKnown ? 'none' : ''}"><span part="avatar"></span></div
    ></slot>`;
  }

  override render(): TemplateResult {
    const status = this.#status;
    const authorization = this.#authorization;
    const said = authorization
      ? (this.menu?.failure ?? status.failure) || status.welcome(personName(authorization))
      : status.success;
    // `tabindex`: the focus goes here if nothing else can take it.
    return html`${this.#renderContent()}<span class="visually-hidden" role="status" tabindex="-1"
        >${said}</span
      >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-user-badge': OAuthUserBadgeElement;
  }
}
