import { adoptStyles, html, LitElement, unsafeCSS, type TemplateResult } from 'lit';
import { providerName } from '../../src/protocol/provider-names.js';
import type { LoginMode } from '../../src/session/login-options.js';
import { SessionController } from '../context.js';
import type * as Details from './details.js';
import { defineElement } from '../define-element.js';
import { en } from '../messages/en.js';
import { text } from '../properties.js';
import { setStates } from '../states.js';
import { styles } from './oauth-login-button.styles.js';

/**
 * Signs a person in with one provider.
 *
 * @tag oauth-login-button
 * @summary "Sign in with …", for one provider.
 * @slot - The label. A link in it works without JavaScript; once upgraded, the button shows its text.
 * @slot icon - In place of the provider's logo.
 * @csspart button - The button itself.
 * @csspart icon - The logo.
 * @csspart label - The label.
 * @csspart spinner - Turns while a login is under way.
 * @csspart error - What went wrong, below the button.
 * @cssprop [--oauth-button-background=light-dark(#24292f, #f0f3f6)] - Its background.
 * @cssprop [--oauth-button-color=light-dark(#fff, #1c2024)] - Its text and logo.
 * @cssprop [--oauth-button-border=transparent] - The colour of its border.
 * @cssprop [--oauth-button-radius=0.5rem] - How round it is.
 * @cssprop [--oauth-focus-color=light-dark(#0b5cd5, #8ab8ff)] - The ring of keyboard focus.
 * @cssprop [--oauth-error-color=light-dark(#b3261e, #ff9b94)] - The text of an error.
 * @cssstate pending - A login with the provider is under way.
 * @cssstate signed-in - Somebody is signed in with the provider.
 * @cssstate error - The last login with it failed.
 * @fires {LoginStartEvent} login-start - Before anything opens; cancelable.
 * @fires {LoginEvent} login - The login that this button began has ended.
 */
export class OAuthLoginButtonElement extends LitElement {
  static override styles = styles;
  static override shadowRootOptions = { mode: 'open' as const, delegatesFocus: true };
  static override properties = {
    provider: { converter: text },
    mode: {},
    scope: { converter: text },
    groups: { type: Boolean },
    noUser: { type: Boolean, attribute: 'no-user' },
    remember: { type: Boolean },
    returnTo: { converter: text, attribute: 'return-to' },
    completePage: { converter: text, attribute: 'complete-page' },
    appearance: { reflect: true },
    label: { converter: text },
    disabled: { type: Boolean, reflect: true },
    details: { state: true },
  };

  /** The provider's id. Required. */
  declare provider: string;
  /** How its page is opened: `popup`, `tab` or `redirect`. */
  declare mode: LoginMode;
  /** Scopes to ask for besides the provider's own, separated by spaces. */
  declare scope: string;
  /** Fetches the person's groups. */
  declare groups: boolean;
  /** Leaves the person's profile unfetched. */
  declare noUser: boolean;
  /** Keeps the session when the browser is closed. */
  declare remember: boolean;
  /** An address of this site that a redirect comes back to; without it, the present page. */
  declare returnTo: string;
  /** The name, in the endpoint's settings, of the app's own completion page. */
  declare completePage: string;
  /** `brand`, `neutral` or `icon`. */
  declare appearance: 'brand' | 'neutral' | 'icon';
  /** The label, in place of the slotted one. */
  declare label: string;
  /** Whether it can't be used for now. */
  declare disabled: boolean;
  /** Logos and sentences, once they are loaded. */
  declare private details: typeof Details | undefined;

  /**
   * What `saveToken()` of the session gave at an earlier visit: the next click signs in with it. Used once. It has no
   * initial value, which would replace one set before the element is upgraded.
   */
  declare savedToken: string | undefined;
  readonly #internals = this.attachInternals();
  readonly #context = new SessionController(this);

  constructor() {
    super();
    this.provider = this.scope = this.returnTo = this.completePage = this.label = '';
    this.mode = 'popup';
    this.appearance = 'brand';
    this.groups = this.noUser = this.remember = this.disabled = false;
  }

  static define(tag = 'oauth-login-button', registry = customElements): typeof OAuthLoginButtonElement {
    defineElement(tag, this, registry);
    return this;
  }

  override firstUpdated(): void {
    void import('./details.js').then((details) => {
      this.details = details;
      adoptStyles(this.renderRoot as ShadowRoot, [styles, unsafeCSS(details.laterStyles)]);
    });
  }

  /** Begins the login, as a click does. The result comes as a `login` event. */
  override click(): void {
    if (this.disabled || !this.provider) return;
    const { savedToken } = this;
    // Should it no longer be valid, the next click opens the provider.
    this.savedToken = undefined;
    // Nothing may be awaited before this: a window opens only within the click.
    this.#context.session
      ?.login(this.provider, {
        mode: this.mode,
        scope: this.scope.match(/\S+/g) ?? [],
        fetchUser: !this.noUser,
        fetchGroups: this.groups,
        remember: this.remember,
        savedToken,
        returnTo: this.returnTo || undefined,
        completePage: this.completePage,
        asker: this,
      })
      .catch(() => undefined);
  }

  get #text(): string {
    const own = Array.from(this.childNodes, (node) => ((node as Element).slot ? '' : node.textContent));
    const words = own.join('').trim();
    if (this.label) return this.label;
    if (!words) return en.signInWith(providerName(this.provider));
    // A link's text is shown, never the link; anything else in the slot is shown as it is.
    return this.querySelector('a') ? words : '';
  }

  override render(): TemplateResult {
    const { session } = this.#context;
    const failure = session?.failure;
    const concerned = failure?.provider === this.provider && (failure.asker ?? this) === this;
    const pending = session?.pendingProvider === this.provider;
    const text = this.#text;
    setStates(this.#internals, {
      pending,
      'signed-in': !!session?.auths[this.provider],
      error: concerned,
    });
    return html`<button
        part="button"
        ?disabled=${this.disabled}
        aria-busy=${pending}
        aria-describedby="error"
        @click=${this.click}
      >
        <span part="spinner" ?hidden=${!pending}></span>
        <slot name="icon" ?hidden=${pending}
          ><svg part="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=${this.details?.logoOf(this.provider)} />
          </svg>
        </slot>
        <span part="label"
          ><slot ?hidden=${text} @slotchange=${() => this.requestUpdate()}></slot>${text}</span
        >
      </button>
      ${this.details?.problem(html, concerned ? failure.error : '', this)}`;
  }
}
