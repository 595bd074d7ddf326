import { html, type TemplateResult } from 'lit';
import { authorizationAt, SessionController } from '../session-context/session-controller.js';
import { defineElement } from '../define-element.js';
import { holdsFocus } from '../focus.js';
import { visuallyHiddenStyles } from '../visually-hidden.styles.js';
import { followLabel } from '../follow-label.js';
import { labelOf } from '../label.js';
import { AccountStatus } from '../account-status.js';
import { en } from '../messages/en.js';
import { OAuthElement } from '../oauth-element.js';
import { isPressed } from '../is-pressed.js';
import { flag, text } from '../property-converters.js';
import type * as LogoutNote from './logout-note.js';
import { styles } from './oauth-logout-button.styles.js';

/**
 * Signs a person out at one provider, or at all.
 *
 * @tag oauth-logout-button
 * @summary "Sign out".
 * @slot - The label.
 * @csspart button - The button itself.
 * @csspart error - The message after a failed sign-out, below the button.
 * @cssprop [--oauth-button-background=var(--oauth-surface, light-dark(#fff, #171b1f))] - Its background.
 * @cssprop [--oauth-button-color=var(--oauth-ink, light-dark(#14181c, #eef1f3))] - Its text.
 * @cssprop [--oauth-button-border=var(--oauth-line-strong, light-dark(#8c949c, #6b747e))] - The colour of its border.
 * @cssprop [--oauth-button-radius=var(--oauth-radius, 8px)] - Its corner radius.
 * @cssprop [--oauth-ink=light-dark(#14181c, #eef1f3)] - Its text, and that of an error.
 * @cssprop [--oauth-soft=light-dark(#59626c, #a2abb5)] - Its text while it is disabled.
 * @cssprop [--oauth-surface=light-dark(#fff, #171b1f)] - Its background.
 * @cssprop [--oauth-line=light-dark(#dde2e6, #30363d)] - The edge of an error that lies over the page.
 * @cssprop [--oauth-line-strong=light-dark(#8c949c, #6b747e)] - The colour of its border.
 * @cssprop [--oauth-accent=light-dark(#0f766e, #5ecbbf)] - The ring of keyboard focus.
 * @cssprop [--oauth-focus-color=var(--oauth-accent, light-dark(#0f766e, #5ecbbf))] - The same.
 * @cssprop [--oauth-error-color=var(--oauth-bad, light-dark(#b3261e, #ff9b94))] - The mark of an error.
 * @cssprop [--oauth-bad=light-dark(#b3261e, #ff9b94)] - The same.
 * @cssprop [--oauth-bad-surface=light-dark(#fdf1f0, #2d1716)] - The background of an error.
 * @cssprop [--oauth-radius=8px] - The corner radius of the button and of an error.
 * @fires {LogoutEvent} logout - An authorization ended because of this element.
 */
export class OAuthLogoutButtonElement extends OAuthElement {
  static override styles = [visuallyHiddenStyles, styles];
  static override shadowRootOptions = { mode: 'open' as const, delegatesFocus: true };
  static override properties = {
    provider: { converter: text },
    forget: { converter: flag },
    disabled: { converter: flag },
    late: { state: true },
  };

  /** The provider to sign out of; without it, all. */
  declare provider: string;
  /** Also ends the saved sign-ins of later visits. */
  declare forget: boolean;
  /** Whether the button can't be pressed. That is also so while nobody is signed in. */
  declare disabled: boolean;
  /** The lazy part: the note about a failure, and the function that reads the shown label. */
  declare private late: typeof LogoutNote | undefined;

  readonly #context = new SessionController(this);
  readonly #status = new AccountStatus(this);

  constructor() {
    super();
    followLabel(this);
    this.addEventListener('click', (event) => {
      if (!isPressed(this, event) || this.disabled || !this.#signedIn) return;
      void this.#status.signOut(this.#context.session, this.provider, this.forget);
    });
    this.addEventListener('focusout', () => {
      this.requestUpdate();
    });
  }

  static define(tag = 'oauth-logout-button', registry = customElements): typeof OAuthLogoutButtonElement {
    defineElement(tag, this, registry);
    return this;
  }

  override firstUpdated(): void {
    import('./logout-note.js').then(
      (late) => {
        this.late = late;
      },
      // Without it, a failure is only announced to screen readers.
      () => undefined,
    );
  }

  get #signedIn(): boolean {
    const { session } = this.#context;
    return !!(this.provider ? authorizationAt(session, this.provider) : session?.auth);
  }

  override render(): TemplateResult {
    // A label is trimmed, so a space stands for no label.
    const own = labelOf(this, ' ', this.late?.shownTextOf);
    const text = own === ' ' ? this.#status.label || en.signOut : own;
    // A button loses the focus when it is disabled. This one is disabled only after the focus has left it.
    const isUseless = !this.#signedIn;
    const { failure, success } = this.#status;
    return html`<button
        part="button"
        type="button"
        class=${isUseless ? 'off' : ''}
        ?disabled=${this.disabled || (isUseless && !holdsFocus(this))}
        aria-disabled=${isUseless}
      >
        <slot ?hidden=${text}></slot>${text}
      </button>
      <span class="visually-hidden" role="status">${isUseless ? success : failure}</span
      >${this.late?.logoutNote(html, this, isUseless ? '' : failure)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-logout-button': OAuthLogoutButtonElement;
  }
}
