import type { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import { BubblingEvent } from '../../src/session/events.js';
import type { OAuthSession } from '../../src/session/session.js';
import { sessionContext } from './session-context.js';
import { pageSession } from './shared-sessions.js';

/** Who is signed in with a provider, whatever its id: one may be the name of a property that every object has. */
export function authorizationAt(
  session: OAuthSession | undefined,
  provider: string,
): Authorization | undefined {
  const found = session?.auths[provider];
  return found?.provider ? found : undefined;
}

type ContextFields = Pick<ContextEvent<typeof sessionContext>, 'context' | 'callback' | 'subscribe'>;
type Host = ReactiveControllerHost & HTMLElement;

/** Gives an element its session, the nearest one or the page's, and renders it again when the session changes. */
export class SessionController implements ReactiveController {
  /** Absent while the element is in no document. */
  declare session: OAuthSession | undefined;
  readonly #host: Host;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // The community's context protocol: `ContextProvider` of @lit/context answers, or any other provider of the protocol.
    const type = 'context-request';
    const wanted: ContextFields = { context: sessionContext, callback: this.#use, subscribe: true };
    // Only an event that is under way knows the ancestors through slots and shadow roots.
    let path: EventTarget[] = [];
    this.#host.addEventListener(type, (event) => (path = event.composedPath()), { once: true });
    this.#host.dispatchEvent(new BubblingEvent(type, wanted));
    if (this.session) return;
    // An ancestor may be an <oauth-session> whose script has not loaded yet.
    if (path.some((node) => (node as Partial<Element>).matches?.('oauth-session:not(:defined)'))) {
      void customElements.whenDefined('oauth-session').then(() => {
        if (this.#host.isConnected) this.hostConnected();
      });
    } else this.#use(pageSession());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#use();
  }

  readonly #use = (session?: OAuthSession, unsubscribe?: () => void): void => {
    this.session?.removeEventListener('change', this.#update);
    session?.addEventListener('change', this.#update);
    this.session = session;
    this.#unsubscribe = unsubscribe;
    this.#update();
  };

  readonly #update = (): void => {
    this.#host.requestUpdate();
  };
}
