import { OAuthSession } from './session.js';
import { absolute, type SessionOptions, type SessionPage } from './session-options.js';

/**
 * Two copies of this package on a page (a script tag and a bundler's module) share the page's sessions: a property of `globalThis` under
 * this registered symbol holds them. Raise the number with a change that breaks the elements of another copy.
 */
const registry = Symbol.for('oauth-elements 1');

interface Registered {
  [registry]?: Map<string, OAuthSession> | undefined;
}

/**
 * The page's session for an endpoint and client. The first call opens it; every later call, and every element, gets the same one. Each
 * caller may call `close()` once, and the last one closes the session. On a server each call makes a session of its own, which stays
 * `loading`.
 *
 * @example
 * const session = createSession();
 * session.addEventListener('login', ({ authorization }) => console.log(authorization?.user?.name));
 */
export function createSession(options: SessionOptions = {}, page = globalThis as SessionPage): OAuthSession {
  if (!('document' in page)) return new OAuthSession(options, page);
  const sessions = ((page as Registered)[registry] ??= new Map<string, OAuthSession>());
  const key = `${absolute(options.endpoint, page)} ${options.client ?? ''}`;
  const session = sessions.get(key)?.share(options.dispatch) ?? new OAuthSession(options, page);
  sessions.set(key, session);
  return session;
}
