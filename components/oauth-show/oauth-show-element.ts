import { html, type TemplateResult } from 'lit';
import { defineElement } from '../define-element.js';
import { focusFirst, holdsFocus } from '../focus.js';
import { OAuthElement } from '../oauth-element.js';
import { text, textOr } from '../property-converters.js';
import { SessionController } from '../session-context/session-controller.js';
import { wordOf } from '../word-of.js';
import { styles } from './oauth-show.styles.js';

/**
 * Shows its content only while somebody is signed in, while nobody is, or while a login is under way. It hides content and doesn't protect
 * it: everybody can read the page's source. Content that only some people may read has to come from the server, which asks
 * `endpoint.authorization(request)`.
 *
 * Until the session is known, the content for people who are signed out is visible, so that a link to sign in never disappears. All other
 * content is hidden.
 *
 * When content with the focus is hidden, the focus moves to the page's first other `<oauth-show>` or `<oauth-user-badge>` that can take it.
 *
 * @tag oauth-show
 * @summary Content for people who are signed in, or who are not.
 * @slot - The content.
 */
export class OAuthShowElement extends OAuthElement {
  static override styles = styles;
  static override properties = {
    when: { converter: textOr('signed-in') },
    provider: { converter: text },
    group: { converter: text },
  };

  /** When the content is shown: `signed-in`, `signed-out` or `pending`. */
  declare when: 'signed-in' | 'signed-out' | 'pending';
  /** The id of the only provider that counts; without it, any provider counts. */
  declare provider: string;
  /** The id or name of a group that the person must be in at the provider. It needs a login that fetches groups. */
  declare group: string;

  readonly #context = new SessionController(this);
  #matched = false;

  static define(tag = 'oauth-show', registry = customElements): typeof OAuthShowElement {
    defineElement(tag, this, registry);
    return this;
  }

  get #matches(): boolean {
    const { provider, group } = this;
    const { auths = {}, pendingProvider } = this.#context.session ?? {};
    const when = wordOf(this, 'when', 'signed-in', 'signed-out', 'pending');
    if (when === 'pending') return provider ? pendingProvider === provider : pendingProvider !== undefined;
    const isSignedIn = Object.values(auths).some(
      (authorization) =>
        (!provider || authorization.provider === provider) &&
        (!group || authorization.user?.groups.some(({ id, name }) => id === group || name === group)),
    );
    return isSignedIn === (when === 'signed-in');
  }

  override willUpdate(): void {
    const matches = this.#matches;
    // The content with the focus is about to be hidden. Other content replaces it once all elements have been updated.
    if (this.#matched && !matches && holdsFocus(this)) setTimeout(this.#passFocus);
    this.#matched = matches;
  }

  /** Moves the focus to the first other `<oauth-show>` or badge that can take it, unless it is elsewhere by now. */
  readonly #passFocus = (): void => {
    const { activeElement, body } = this.ownerDocument;
    if (this.#matched || (activeElement !== body && !holdsFocus(this))) return;
    const places = (this.getRootNode() as Document).querySelectorAll('oauth-show, oauth-user-badge');
    focusFirst(
      [...places].filter((one) => !this.contains(one)),
      { preventScroll: true },
    );
  };

  override render(): TemplateResult {
    return html`<slot ?hidden=${!this.#matched}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-show': OAuthShowElement;
  }
}
