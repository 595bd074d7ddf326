import { ContextProvider } from '@lit/context';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { OAuthSession } from '../../src/session/session.js';
import { defineElement } from '../define-element.js';
import { OAuthElement } from '../oauth-element.js';
import { text } from '../property-converters.js';
import { setStates } from '../states.js';
import { sessionContext } from '../session-context/session-context.js';
import {
  closeAfterLogin,
  closeUnshared,
  pageKey,
  sessionElements,
  sharedSession,
} from '../session-context/shared-sessions.js';
import { styles } from './oauth-session.styles.js';

/**
 * Owns a session and hands it down to the elements inside. Elements outside of any `<oauth-session>` share the page's own session. Several
 * `<oauth-session>` with the same endpoint and client share one session.
 *
 * @tag oauth-session
 * @summary A session with an endpoint, for the elements inside.
 * @slot - The elements that share the session.
 * @cssstate signed-in - Somebody is signed in.
 * @cssstate pending - A login is under way.
 * @cssstate loading - The endpoint has not answered yet.
 * @fires {LoginStartEvent} login-start - Before anything opens; cancelable.
 * @fires {LoginEvent} login - A login ended, or a session appeared by other means.
 * @fires {LogoutEvent} logout - An authorization ended.
 */
export class OAuthSessionElement extends OAuthElement {
  static override styles = styles;
  static override properties = { endpoint: { converter: text }, client: { converter: text } };

  /** Where the endpoint answers; without it, where the page's own session is: `<meta name="oauth-endpoint">`, else `/api/oauth`. */
  declare endpoint: string;
  /** The id by which an endpoint of another origin knows this site. */
  declare client: string;

  readonly #provider = new ContextProvider(this, { context: sessionContext });
  #session: OAuthSession | undefined;
  /** The endpoint and client that the session was opened with. */
  #openedKey = '';

  static define(tag = 'oauth-session', registry = customElements): typeof OAuthSessionElement {
    defineElement(tag, this, registry);
    return this;
  }

  override connectedCallback(): void {
    this.#open();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move is a removal followed by an insertion, in frameworks some microtasks later: it must not end the session.
    setTimeout(() => {
      if (!this.isConnected) this.#close(closeAfterLogin);
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!(changed.has('endpoint') || changed.has('client')) || this.#sessionKey === this.#openedKey) return;
    this.#close();
    this.#open();
  }

  /** The session itself; absent while the element is not in a document. */
  get session(): OAuthSession | undefined {
    return this.#session;
  }

  get #sessionKey(): string {
    return `${this.endpoint} ${this.client}`;
  }

  #open(): void {
    if (this.#session) return;
    const { endpoint, client } = this;
    this.#openedKey = this.#sessionKey;
    const session = (this.#session = sharedSession(
      endpoint ? { endpoint, client } : { ...pageKey(), ...(client && { client }) },
    ));
    sessionElements.add(this);
    session.addEventListener('change', this.#showStates);
    this.#provider.setValue(session);
    this.#showStates();
  }

  #close(end = closeUnshared): void {
    const session = this.#session;
    this.#session = undefined;
    sessionElements.delete(this);
    session?.removeEventListener('change', this.#showStates);
    if (session) end(session);
  }

  readonly #showStates = (): void => {
    const { auth, status } = this.#session ?? {};
    setStates(this, {
      'signed-in': !!auth,
      pending: status === 'pending',
      loading: status === 'loading',
    });
  };

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oauth-session': OAuthSessionElement;
  }
}
