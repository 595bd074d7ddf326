import type { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import { BubblingEvent } from '../../src/session/events.js';
import type { OAuthSession } from '../../src/session/session.js';
import { sessionContext } from './session-context.js';
import { pageSession } from './shared-sessions.js';

/** The authorization at a provider. An id such as "constructor" finds an inherited property of `auths`, which has no `provider`. */
export function authorizationAt(
  session: OAuthSession | undefined,
  provider: string,
): Authorization | undefined {
  const found = session?.auths[provider];
  return found?.provider ? found : undefined;
}

type ContextFields = Pick<ContextEvent<typeof sessionContext>, 'context' | 'callback' | 'subscribe'>;
type Host = ReactiveControllerHost & HTMLElement;

/** The elements that have a session, each with it. */
const hosts = new Map<Host, OAuthSession>();

/** One listener for all elements: a browser compares each new listener with all others of its target. */
function renderHosts({ currentTarget }: Event): void {
  for (const [host, session] of hosts) if (session === currentTarget) host.requestUpdate();
}

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
    // An ancestor may be an <oauth-session> whose script has not loaded yet. Only an event that is under way knows the ancestors
    // through slots and shadow roots.
    const tag = 'oauth-session';
    let path: EventTarget[] = [];
    if (!customElements.get(tag))
      this.#host.addEventListener(type, (event) => (path = event.composedPath()), { once: true });
    this.#host.dispatchEvent(new BubblingEvent(type, wanted));
    if (this.session) return;
    if (path.some((node) => (node as Partial<Element>).localName === tag)) {
      void customElements.whenDefined(tag).then(() => {
        if (this.#host.isConnected) this.hostConnected();
      });
    } else this.#use(pageSession());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#use();
  }

  readonly #use = (session?: OAuthSession, unsubscribe?: () => void): void => {
    if (session) hosts.set(this.#host, session);
    else hosts.delete(this.#host);
    session?.addEventListener('change', renderHosts);
    this.session = session;
    this.#unsubscribe = unsubscribe;
    this.#host.requestUpdate();
  };
}
