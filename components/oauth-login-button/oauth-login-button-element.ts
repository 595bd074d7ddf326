import { html, unsafeCSS, type TemplateResult } from 'lit';
import { providerName } from '../../src/brands/names.js';
import type { LoginMode } from '../../src/session/login/flow.js';
import { SessionController } from '../session-context/session-controller.js';
import { firstFrame } from '../first-frame.js';
import { defineElement } from '../define-element.js';
import { labelOf } from '../label.js';
import { en } from '../messages/en.js';
import { OAuthElement } from '../oauth-element.js';
import { isPressed } from '../is-pressed.js';
import { flag, text, textOr } from '../property-converters.js';
import type * as DressButton from './dress-button.js';
import { styles } from './oauth-login-button.styles.js';

/**
 * Signs a person in with one provider.
 *
 * @tag oauth-login-button
 * @summary "Sign in with …", for one provider.
 * @slot - The label. A link in it works without JavaScript; once upgraded, the button shows its text.
 * @slot icon - Replaces the provider's logo.
 * @csspart button - The button itself.
 * @csspart icon - The provider's logo, or its initial.
 * @csspart label - The label.
 * @csspart spinner - Replaces the logo while a login is under way.
 * @csspart error - The cause of a failure and its cure, below the button.
 * @cssprop [--oauth-button-background=var(--oauth-surface, light-dark(#fff, #171b1f))] - Its background where the brand prescribes none.
 * @cssprop [--oauth-button-color=var(--oauth-ink, light-dark(#14181c, #eef1f3))] - Its text where the brand prescribes none.
 * @cssprop [--oauth-button-border=var(--oauth-line-strong, light-dark(#8c949c, #6b747e))] - Its border where the brand prescribes none.
 * @cssprop [--oauth-button-radius=var(--oauth-radius, 8px)] - Its corner radius.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Text of a neutral button, and of an error.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Text of hints, and of a disabled button.
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - The background of a neutral button.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The edge of a hint that lies over the page.
 * @cssprop [--oauth-line-strong=light-dark(#8c949c, #6b747e)] - The edge of a neutral button.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - Buttons that are only text.
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The ring of keyboard focus.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The mark of an error.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - The same, by its former name.
 * @cssprop [--oauth-bad-surface=light-dark(#fdf1f0, #2d1716)] - The background of an error.
 * @cssprop [--oauth-good=light-dark(#18794e, #4cc38a)] - The tick of somebody who is signed in.
 * @cssprop [--oauth-radius=8px] - The corner radius of the button, hints and errors.
 * @cssstate pending - A login with the provider is under way.
 * @cssstate signed-in - Somebody is signed in with the provider.
 * @cssstate error - The last login with it failed.
 * @fires {LoginStartEvent} login-start - Before anything opens; cancelable.
 * @fires {LoginEvent} login - The login that this button began has ended.
 */
export class OAuthLoginButtonElement extends OAuthElement {
  static override styles = unsafeCSS(styles);
  static override shadowRootOptions = { mode: 'open' as const, delegatesFocus: true };
  static override properties = {
    provider: { converter: text },
    mode: { converter: textOr('popup') },
    scope: { converter: text },
    groups: { converter: flag },
    noUser: { converter: flag, attribute: 'no-user' },
    remember: { converter: flag },
    returnTo: { converter: text, attribute: 'return-to' },
    completePage: { converter: text, attribute: 'complete-page' },
    appearance: { converter: textOr('brand') },
    intent: { converter: textOr('sign-in') },
    loginHint: { converter: text, attribute: 'login-hint' },
    maxAge: { converter: text, attribute: 'max-age' },
    label: { converter: text },
    disabled: { converter: flag },
    savedToken: { converter: text, attribute: false },
  };
  /** The lazy part, once the first button of the page has loaded it: later buttons are rendered with it at once. */
  static #loaded: typeof DressButton | undefined;

  /** The provider's id. Required. */
  declare provider: string;
  /** How its page is opened: `popup`, `tab` or `redirect`. */
  declare mode: LoginMode;
  /** Scopes to ask for, added to the provider's own, separated by spaces. */
  declare scope: string;
  /** Fetches the person's groups. */
  declare groups: boolean;
  /** Doesn't fetch the person's profile. */
  declare noUser: boolean;
  /** Keeps the session when the browser is closed. */
  declare remember: boolean;
  /** An address of this site that a redirect comes back to; without it, the present page. */
  declare returnTo: string;
  /** The name, in the endpoint's settings, of the app's own completion page. */
  declare completePage: string;
  /** `brand`, `neutral` or `icon`. */
  declare appearance: 'brand' | 'neutral' | 'icon';
  /** What it asks for: `sign-in`, `sign-up` or `continue`. */
  declare intent: 'sign-in' | 'sign-up' | 'continue';
  /** The email address or name that the provider fills in. */
  declare loginHint: string;
  /** Seconds since the person authenticated at the provider, at most; 0 makes them do it now. */
  declare maxAge: string;
  /** The label, in place of the slotted one. */
  declare label: string;
  /** Whether the button can't be pressed. */
  declare disabled: boolean;
  /**
   * What `saveToken()` of the session gave at an earlier visit: the next click signs in with it. Used once; never an
   * attribute, which everything on the page could read.
   */
  declare savedToken: string | null | undefined;
  /** The lazy part with the brand and the states; `undefined` until it has loaded. */
  #looks: typeof DressButton | undefined;

  readonly #context = new SessionController(this);

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      if (isPressed(this, event) && !this.disabled && this.provider) this.begin();
    });
  }

  static define(tag = 'oauth-login-button', registry = customElements): typeof OAuthLoginButtonElement {
    defineElement(tag, this, registry);
    return this;
  }

  override firstUpdated(): void {
    // The link in the slot had the focus, and is hidden from now on. `focus()` of the element would leave it at the link, which is inside.
    if (this.querySelector('a:focus'))
      this.renderRoot.querySelector<HTMLElement>('[part=button]')?.focus({ preventScroll: true });
    if (!this.#looks)
      firstFrame()
        .then(() => import('./dress-button.js'))
        .then(
          (looks) => {
            this.#useLooks(looks);
          },
          // Without the lazy part people can still sign in.
          () => undefined,
        );
  }

  override updated(): void {
    this.#looks?.markInner(this);
  }

  protected override createRenderRoot(): ShadowRoot {
    this.#useLooks();
    return super.createRenderRoot();
  }

  #useLooks(looks = OAuthLoginButtonElement.#loaded): void {
    this.#looks = OAuthLoginButtonElement.#loaded = looks;
    looks?.prepareButton(this);
  }

  /**
   * Begins a login. It must not await anything before: a window opens only within the click.
   * @internal
   */
  begin(): void {
    const { savedToken } = this;
    const { session } = this.#context;
    // A saved token works once. If it is no longer valid, the next click opens the provider.
    this.savedToken = '';
    session
      ?.login(this.provider, {
        // An unknown word opens a popup.
        mode: this.mode.toLowerCase() as LoginMode,
        scope: this.scope.trim().split(/\s+/),
        fetchUser: !this.noUser,
        fetchGroups: this.groups,
        remember: this.remember,
        savedToken,
        returnTo: this.returnTo || undefined,
        completePage: this.completePage,
        // The endpoint refuses anything that is not a number.
        maxAge: this.maxAge as unknown as number,
        initiator: this,
        ...this.#looks?.wishesOf(this, session),
      })
      .catch(() => undefined);
  }

  override render(): TemplateResult {
    const looks = this.#looks;
    const text =
      this.label.trim() ||
      labelOf(
        this,
        looks?.labelFor(this, this.#context.session) ?? en.label(this.intent, providerName(this.provider)),
        looks?.shownTextOf,
      );
    const dress = looks?.dress(html, this, this.#context.session, text);
    return html`<button part="button" class=${this.appearance.toLowerCase()} ?disabled=${this.disabled}>
        <slot name="icon">${dress?.mark}</slot>
        <span part="label"><slot ?hidden=${text}></slot>${text}${dress?.stateLabel}</span>
      </button>
      <span class="heard" role="status">${dress?.heard}</span>${dress?.note}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-login-button': OAuthLoginButtonElement;
  }
}
