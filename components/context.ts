import { createContext, type ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { BubblingEvent } from '../src/session/events.js';
import { absolute, type SessionOptions } from '../src/session/session-options.js';
import { createSession } from '../src/session/page-sessions.js';
import type { Authorization } from '../src/protocol/authorization.js';
import type { OAuthSession } from '../src/session/session.js';

/** The session that an `<oauth-session>` hands down to the elements inside it. */
export const sessionContext = createContext<OAuthSession>('oauth-session');

/** Which session: there is one for each endpoint and client. */
type Place = Pick<SessionOptions, 'endpoint' | 'client'>;

/** The page's sessions by their places. */
const sessions = new Map<string, OAuthSession>();

/** The elements that share them, first come first. */
export const homes = new Set<Node & { readonly session: OAuthSession | undefined }>();

let ownSession: OAuthSession | undefined;

/** The page's session of a place: events come from the element that asked, else from its first home. */
export function sharedSession({ endpoint = '/api/oauth', client = '' }: Place): OAuthSession {
  const key = `${absolute(endpoint, window)} ${client}`;
  const session =
    sessions.get(key) ??
    createSession({
      endpoint,
      client,
      dispatch: (event, asker) => {
        const home = [...homes].find((one) => one.session === session && one.isConnected);
        (asker?.isConnected ? asker : (home ?? document)).dispatchEvent(event);
      },
    });
  sessions.set(key, session);
  return session;
}

/** Closes a session that no element shares any more; the page's own stays. */
export function closeUnshared(session: OAuthSession): void {
  if (session === ownSession || [...homes].some((one) => one.session === session)) return;
  session.close();
  for (const [key, one] of sessions) if (one === session) sessions.delete(key);
}

/** The same, once the login under way has ended: its element may come back with the next view of an app. */
export function closeAfterLogin(session: OAuthSession): void {
  const then = (): void => {
    closeAfterLogin(session);
  };
  if (session.pendingProvider === undefined) closeUnshared(session);
  else session.addEventListener('change', then, { once: true });
}

/**
 * The page's own session, for elements outside any `<oauth-session>`. Its endpoint is `/api/oauth`, or what
 * `<meta name="oauth-endpoint">` says when it is first asked for; `<meta name="oauth-client">` names
 * the site at an endpoint of another origin.
 */
export function pageSession(): OAuthSession {
  const said = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=oauth-${name}]`)?.content;
  return (ownSession ??= sharedSession({ endpoint: said('endpoint'), client: said('client') }));
}

/** Who is signed in with a provider; also where its id is the name of something that every object has. */
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
    // The community's context protocol: `ContextProvider` of @lit/context answers, as would any other of its kind.
    const type = 'context-request';
    const wanted: ContextFields = { context: sessionContext, callback: this.#use, subscribe: true };
    // The ancestors, through slots and shadow roots, are known only while an event is under way.
    let path: EventTarget[] = [];
    this.#host.addEventListener(type, (event) => (path = event.composedPath()), { once: true });
    this.#host.dispatchEvent(new BubblingEvent(type, wanted));
    if (this.session) return;
    // One of them may be an <oauth-session> whose script has not come yet.
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
