// The badge's menu; loaded when somebody points at the badge, focuses or presses it.
import type { TemplateResult } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import type { LoginOptions } from '../../src/session/login/login-options.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { HtmlTag } from '../html-tag.js';
import type { AccountStatus } from '../account-status.js';
import { loadMessagesFor, messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { personEmail, personName } from '../person-name.js';
import { addRules, sharedRules } from '../oauth-login-button/shared-rules.js';
import { renderAvatar } from './avatar.js';
import { icon } from './menu-icons.js';
import { menuStyles } from './menu.styles.js';
import { moveFocus } from './menu-keys.js';
import { lookIn, MenuLogin } from './menu-login.js';
import { appRowClasses } from './app-menu-rows.js';
import { keepPlace } from './place-menu.js';
import { providerMark } from './provider-mark.js';

const rules = sharedRules(menuStyles);

/** What the menu uses of `<oauth-user-badge>`. */
export interface BadgeHost extends OAuthElement {
  readonly provider: string;
}

/** A menu as its badge shows it. The plain one, which stands in for it, tells of no login. */
export type ShownMenu = Pick<BadgeMenu, 'render' | 'show'> & Partial<Pick<BadgeMenu, 'failure'>>;

/** Makes a menu once its words have loaded, so that no row is empty. The parameters are those of its constructor. */
export async function createMenu(...all: ConstructorParameters<typeof BadgeMenu>): Promise<BadgeMenu> {
  const [, badge] = all;
  await loadMessagesFor(badge);
  return new BadgeMenu(...all);
}

/** The menu of a badge: its rows, and its place while it is open. */
class BadgeMenu {
  readonly #html: HtmlTag;
  readonly #badge: BadgeHost;
  readonly #status: AccountStatus;
  readonly #close: () => void;
  #session: OAuthSession | undefined;
  /** Whether the providers that the person has not used yet are listed. */
  #listsProviders = false;
  /** Ends what the open menu listens to. */
  #listening: AbortController | undefined;
  readonly #login: MenuLogin;

  /**
   * @param html Lit's `html`: importing it would load a second copy of Lit.
   * @param close closes the menu, and gives the focus back to the badge.
   */
  constructor(html: HtmlTag, badge: BadgeHost, status: AccountStatus, close: () => void) {
    this.#html = html;
    this.#badge = badge;
    this.#status = status;
    this.#close = close;
    addRules(badge, rules);
    this.#login = new MenuLogin(badge);
  }

  /** Opens or closes the menu that was rendered last. */
  show(open: boolean): void {
    this.#listening?.abort();
    const menu = this.#find('menu');
    const anchor = this.#find('badge');
    if (!menu || !anchor) return;
    const { showPopover } = menu as Partial<HTMLElement>;
    if (!open) {
      this.#listsProviders = false;
      if (menu.hasAttribute('popover')) menu.hidePopover();
      return;
    }
    if (showPopover) {
      // In a browser without `showPopover`, this attribute could hide the menu for good.
      menu.setAttribute('popover', 'manual');
      showPopover.call(menu);
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ['pointerdown', 'focusin', 'keydown'])
      menu.ownerDocument.addEventListener(type, this.#closeFromOutside, { signal });
    keepPlace(menu, anchor, signal);
  }

  /** What the badge announces: a failure that the menu shows, or that the person has cancelled a login of the menu. */
  get failure(): string {
    return this.#failure || this.#login.cancellation(this.#session);
  }

  /** Why signing out, or a login that the menu began, has failed, in words; `""` where nothing has. */
  get #failure(): string {
    return this.#status.failure || this.#login.failure(this.#session);
  }

  render(session: OAuthSession | undefined, current: Authorization, open: boolean): TemplateResult {
    const html = this.#html;
    this.#session = session;
    const words = messagesFor(this.#badge).badge;
    return html`<div
      part="menu"
      id="menu"
      role="group"
      aria-label=${words.accountMenu}
      ?hidden=${!open}
      @keydown=${this.#moveFocus}
    >
      ${open ? this.#renderRows(current) : ''}
    </div>`;
  }

  #renderRows(current: Authorization): TemplateResult {
    const html = this.#html;
    const words = messagesFor(this.#badge).badge;
    const others = this.#others(current);
    const isOnlyAccount = others.length === 0;
    return html`<div class="head person row" aria-current="true">${this.#renderPerson(current)}</div>
      ${others.map(
        (other) =>
          html`<button class="person row" type="button" @click=${() => this.#signIn(other.provider)}>
            ${this.#renderPerson(other)}
          </button>`,
      )}
      ${this.#renderProviders()}
      <button class="row" type="button" @click=${() => this.#signIn(current.provider, { account: true })}>
        ${icon(html, 'change')}${words.switchAccount}
      </button>
      <div class=${appRowClasses(this.#badge)}>
        <slot name="menu" @click=${this.#close}></slot>
      </div>
      <div class="last">
        <button
          part="logout"
          class="row"
          type="button"
          @click=${() => this.#signOut(isOnlyAccount ? this.#badge.provider : current.provider)}
        >
          ${icon(html, 'leave')}${words.signOut}
        </button>
        ${
          isOnlyAccount
            ? ''
            : html`<button class="row all" type="button" @click=${() => this.#signOut('')}>
                ${icon(html, 'leave')}${words.signOutOfAll}
              </button>`
        }
      </div>
      <div class="message">${this.#failure}</div>`;
  }

  /** The other accounts, the newest login first. A badge with `provider` shows only that provider's account. */
  #others(current: Authorization): readonly Authorization[] {
    if (this.#badge.provider) return [];
    return Object.values(this.#session?.auths ?? {})
      .filter(({ provider }) => provider !== current.provider)
      .reverse();
  }

  #renderPerson(authorization: Authorization): TemplateResult {
    const html = this.#html;
    const detail = [personEmail(authorization), lookIn(this.#session, authorization.provider).name].filter(
      Boolean,
    );
    return html`<span part="avatar" aria-hidden="true"
        >${renderAvatar(html, this.#badge, authorization)}</span
      >
      <span class="who"
        ><bdi class="title">${personName(authorization)}</bdi
        ><span class="detail"
          >${detail.map((one, index) => html`${index ? ' · ' : ''}<bdi>${one}</bdi>`)}</span
        ></span
      >`;
  }

  /** The endpoint's other providers behind a row that opens their list; nothing if there are none. */
  #renderProviders(): TemplateResult | string {
    const html = this.#html;
    const session = this.#session;
    if (!session || this.#badge.provider) return '';
    const { auths } = session;
    const others = session.providers.filter(({ id }) => !Object.hasOwn(auths, id));
    if (others.length === 0) return '';
    const words = messagesFor(this.#badge).badge;
    return html`<button
        class="row"
        type="button"
        aria-expanded=${this.#listsProviders}
        @click=${this.#listProviders}
      >
        ${icon(html, 'plus')}${words.addAccount}
      </button>
      ${
        this.#listsProviders
          ? others.map(({ id }) => {
              const look = lookIn(session, id);
              return html`<button class="row inner" type="button" @click=${() => this.#signIn(id)}>
                <span class="column" aria-hidden="true">${providerMark(html, this.#badge, look)}</span
                ><bdi>${look.name}</bdi>
              </button>`;
            })
          : ''
      }`;
  }

  readonly #listProviders = (): void => {
    this.#listsProviders = !this.#listsProviders;
    this.#badge.requestUpdate();
  };

  /** Begins a login, then closes the menu: a browser opens a window only within the click. */
  #signIn(provider: string, options: LoginOptions = {}): void {
    this.#session?.login(provider, { ...options, initiator: this.#badge }).catch(() => undefined);
    this.#close();
  }

  #signOut(provider: string): void {
    // The menu stays open until the endpoint has answered, because it shows a failure.
    void this.#status.signOut(this.#session, provider);
  }

  readonly #moveFocus = (event: KeyboardEvent): void => {
    const menu = this.#find('menu');
    if (menu) moveFocus(menu, event);
  };

  readonly #closeFromOutside = (event: Event): void => {
    const { key } = event as Partial<KeyboardEvent>;
    if (event.type === 'keydown') {
      if (key === 'Escape') {
        // Of a dialog that the badge is in, one key would close both.
        event.preventDefault();
        this.#close();
      }
      // The Down key moves the focus from the badge into its menu.
      else if (key === 'ArrowDown' && event.composedPath()[0] === this.#find('badge'))
        this.#moveFocus(event as KeyboardEvent);
    } else if (!event.composedPath().includes(this.#badge)) this.#close();
  };

  #find(part: string): HTMLElement | null {
    return this.#badge.renderRoot.querySelector<HTMLElement>(`[part=${part}]`);
  }
}
