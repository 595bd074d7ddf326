import { html, type TemplateResult } from 'lit';
import { providerName } from '../../src/brands/names.js';
import type { LoginMode } from '../../src/session/login/flow.js';
import { SessionController } from '../session-context/session-controller.js';
import type * as Details from './details.js';
import { defineElement } from '../define-element.js';
import { labelOf } from '../label.js';
import { en } from '../messages/en.js';
import { OAuthElement } from '../oauth-element.js';
import { isPressed } from '../is-pressed.js';
import { flag, oneOf, text, textOr } from '../properties.js';
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
 * @cssprop [--oauth-button-background=CanvasText] - Its background; `Canvas` unless its appearance is `brand`.
 * @cssprop [--oauth-button-color=Canvas] - Its text and logo; `CanvasText` unless its appearance is `brand`.
 * @cssprop [--oauth-button-border=#8888] - The colour of its border.
 * @cssprop [--oauth-button-radius=0.5rem] - How round it is.
 * @cssprop [--oauth-focus-color=#3b7cff] - The ring of keyboard focus.
 * @cssprop [--oauth-error-color=light-dark(#b3261e, #ff9b94)] - The text of an error.
 * @cssstate pending - A login with the provider is under way.
 * @cssstate signed-in - Somebody is signed in with the provider.
 * @cssstate error - The last login with it failed.
 * @fires {LoginStartEvent} login-start - Before anything opens; cancelable.
 * @fires {LoginEvent} login - The login that this button began has ended.
 */
export class OAuthLoginButtonElement extends OAuthElement {
  static override styles = styles;
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
    label: { converter: text },
    disabled: { converter: flag },
    savedToken: { converter: text, attribute: false },
    details: { state: true },
  };

  /** The provider's id. Required. */
  declare provider: string;
  /** How its page is opened: `popup`, `tab` or `redirect`. */
  declare mode: LoginMode;
  /** Scopes to ask for, added to the provider's own, separated by spaces. */
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
  /**
   * What `saveToken()` of the session gave at an earlier visit: the next click signs in with it. Used once; never an
   * attribute, which everything on the page could read.
   */
  declare savedToken: string | null | undefined;
  /** Logos and sentences, once they are loaded. */
  declare private details: typeof Details | undefined;

  readonly #context = new SessionController(this);

  constructor() {
    super();
    this.provider = this.scope = this.returnTo = this.completePage = this.label = this.savedToken = '';
    this.mode = 'popup';
    this.appearance = 'brand';
    this.groups = this.noUser = this.remember = this.disabled = false;
    this.addEventListener('click', this.#begin);
  }

  static define(tag = 'oauth-login-button', registry = customElements): typeof OAuthLoginButtonElement {
    defineElement(tag, this, registry);
    return this;
  }

  override firstUpdated(): void {
    import('./details.js').then(
      (details) => {
        this.details = details;
        details.prepareButton(this);
      },
      // Without them people can still sign in.
      () => undefined,
    );
  }

  override updated(): void {
    // The link that had the focus is no longer shown.
    if (this.querySelector('a:focus'))
      this.renderRoot.querySelector('button')?.focus({ preventScroll: true });
  }

  /** A click on the button, or one that is dispatched on the element itself, as `click()` does. */
  readonly #begin = (event: Event): void => {
    if (!isPressed(this, event) || this.disabled || !this.provider) return;
    const { savedToken } = this;
    // Should it no longer be valid, the next click opens the provider.
    this.savedToken = '';
    // Nothing may be awaited before this: a window opens only within the click.
    this.#context.session
      ?.login(this.provider, {
        mode: oneOf(this.mode, 'popup', 'tab', 'redirect'),
        scope: this.scope.trim().split(/\s+/),
        fetchUser: !this.noUser,
        fetchGroups: this.groups,
        remember: this.remember,
        savedToken,
        returnTo: this.returnTo || undefined,
        completePage: this.completePage,
        initiator: this,
      })
      .catch(() => undefined);
  };

  override render(): TemplateResult {
    const { provider, details } = this;
    const { session } = this.#context;
    const failure = session?.failure;
    const concerned = failure?.provider === provider && (failure.initiator ?? this) === this;
    const pending = session?.pendingProvider === provider;
    const name = providerName(provider);
    const text =
      this.label.trim() || labelOf(this, name ? en.signInWith(name) : en.signIn, details?.shownTextOf);
    // An id may be the name of a property that every object has.
    const isSignedIn = !!session?.auths[provider]?.provider;
    this.setStates({ pending, 'signed-in': isSignedIn, error: concerned });
    return html`<button
        part="button"
        class=${oneOf(this.appearance, 'brand', 'neutral', 'icon')}
        ?disabled=${this.disabled}
        aria-busy=${pending}
        aria-describedby="error"
      >
        <span part="spinner" ?hidden=${!pending}></span>
        <slot name="icon" ?hidden=${pending}
          ><svg part="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=${details?.logoOf(provider)} />
          </svg>
        </slot>
        <span part="label"><slot ?hidden=${text}></slot>${text}</span>
      </button>
      ${details?.status(html, this, name, concerned ? failure.error : '')}`;
  }
}
