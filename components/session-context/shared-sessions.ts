import { firstFrame } from '../first-frame.js';
import { createSession } from '../../src/session/create-session.js';
import { absolute, type SessionOptions } from '../../src/session/session-options.js';
import type { OAuthSession } from '../../src/session/session.js';

/** What identifies a session: the page has one for each endpoint and client. */
type SessionKey = Pick<SessionOptions, 'endpoint' | 'client'>;

/** The sessions that elements use, by endpoint and client. All elements of this copy of the package count as one user of a session. */
const sessions = new Map<string, OAuthSession>();

/** The elements that hand a session down, in the order in which they opened it. */
export const sessionElements = new Set<Node & { readonly session: OAuthSession | undefined }>();

let ownSession: OAuthSession | undefined;

/**
 * The page's session for an endpoint and client. Its events are dispatched from the element that asked for a login or logout, else from
 * the first `<oauth-session>` of the session, else from the document.
 */
export function sharedSession({ endpoint, client = '' }: SessionKey): OAuthSession {
  const key = `${absolute(endpoint, window)} ${client}`;
  const session =
    sessions.get(key) ??
    createSession({
      endpoint,
      client,
      after: firstFrame(),
      dispatch: (event, initiator) => {
        const element = [...sessionElements].find((one) => one.session === session && one.isConnected);
        (initiator?.isConnected ? initiator : (element ?? document)).dispatchEvent(event);
      },
    });
  sessions.set(key, session);
  return session;
}

/** Closes a session that no element hands down any longer. The page's own session stays open. */
export function closeUnshared(session: OAuthSession): void {
  if (session === ownSession || [...sessionElements].some((one) => one.session === session)) return;
  session.close();
  for (const [key, one] of sessions) if (one === session) sessions.delete(key);
}

/** `closeUnshared` once the login under way has ended: the app's next view may contain the element again. */
export function closeAfterLogin(session: OAuthSession): void {
  const closeThen = (): void => {
    closeAfterLogin(session);
  };
  if (session.pendingProvider === undefined) closeUnshared(session);
  else session.addEventListener('change', closeThen, { once: true });
}

const meta = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name=oauth-${name}]`)?.content;

/**
 * What identifies the page's own session. Its endpoint is `/api/oauth`, or the content of `<meta name="oauth-endpoint">`. `<meta
 * name="oauth-client">` is the id of this site at an endpoint of another origin.
 */
export const pageKey = (): SessionKey => ({ endpoint: meta('endpoint'), client: meta('client') });

/** The page's own session, for elements outside of any `<oauth-session>`. The `<meta>` elements count that are there at the first call. */
export const pageSession = (): OAuthSession => (ownSession ??= sharedSession(pageKey()));
