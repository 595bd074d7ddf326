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
 * @csspart badge - The whole of avatar and name.
 * @csspart avatar - The picture, or initials where none loads.
 * @csspart name - The name.
 * @csspart email - The e-mail address.
 * @csspart menu - The menu.
 * @csspart logout - The menu's entry that signs out.
 * @cssprop [--oauth-badge-color=var(--oauth-ink, light-dark(#14181c, #eef1f3))] - Its text.
 * @cssprop [--oauth-badge-soft=var(--oauth-soft, light-dark(#59626c, #a2abb5))] - The e-mail address.
 * @cssprop [--oauth-badge-hover=light-dark(#f1f3f4, #22272c)] - The background under the pointer.
 * @cssprop [--oauth-avatar-background=var(--hue)] - Behind the initials; by default one of six colours, by the person's id.
 * @cssprop [--oauth-avatar-color=#fff] - The initials.
 * @cssprop [--oauth-menu-background=var(--oauth-surface, light-dark(#fff, #171b1f))] - The menu's background.
 * @cssprop [--oauth-menu-radius=14px] - How round the menu is.
 * @cssprop [--oauth-radius=8px] - How round the menu's rows are.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Text.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Text that says less.
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - Behind the menu and the provider's mark.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The edge of badge and menu.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - The ring around the account that is shown.
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The ring of keyboard focus.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - What went wrong.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The same.
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

  /** Whose authorization to show; without it, the last login's. */
  declare provider: string;
  /** Shows the badge alone. */
  declare noMenu: boolean;
  /** `full`, `name` (no e-mail address) or `avatar`; `auto` is full, and the avatar alone in less than 480 px. */
  declare size: 'auto' | 'full' | 'name' | 'avatar';
  declare private open: boolean;
  /** What shows a person, once it is loaded. */
  declare private person: typeof Person | undefined;
  /** Absent until somebody is about to open it. */
  declare private menu: ShownMenu | undefined;

  readonly #context = new SessionController(this);
  readonly #status = new AccountStatus(this);
  #wasSignedIn = false;
  /** Whether the focus was in what is about to go. */
  #loses = false;

  constructor() {
    super();
    this.open = false;
    this.addEventListener('login', ({ authorization, error }) => {
      // From a login button in here, which is gone by then.
      if (authorization) void this.#status.greet(personName(authorization));
      // From the menu, which says why.
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
    // What a server has rendered stays until this takes its place.
    if (this.renderRoot.querySelector('[data-rendered]')) void this.#loadPerson();
  }

  override willUpdate(): void {
    const isSignedIn = !!this.#authorization;
    setStates(this, { 'signed-in': isSignedIn });
    this.#loses = isSignedIn !== this.#wasSignedIn && holdsFocus(this);
    if (isSignedIn && !this.#wasSignedIn) void this.#loadPerson();
    this.#wasSignedIn = isSignedIn;
    if (!isSignedIn) {
      this.open = false;
      // Whoever comes next has not signed in here.
      void this.#status.greet('');
    }
  }

  override updated(changed: PropertyValues): void {
    if (this.#loses) this.focus({ preventScroll: true });
    this.#loses = false;
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
      // The name alone says who it is.
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
        // Offline, or blocked: a plain menu takes its place.
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
    // Focus in what is about to be hidden would be lost.
    if (holdsFocus(this)) this.shadowRoot?.querySelector<HTMLElement>('[part=badge]')?.focus();
  };

  /** At least, everybody can sign out. */
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
    // What the app shows in our place is never hidden; where it shows nothing, an empty avatar keeps the room.
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
    // The focus may go here where nothing else is left that takes it.
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
