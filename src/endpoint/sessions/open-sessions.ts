import type { Primitives } from '../runtime/cryptography.js';
import type { AtomicStore } from './atomic-store.js';
import type { CookieJar } from './cookies/cookie-jar.js';
import { CookieSessionStore } from './cookies/cookie-session-store.js';
import type { SessionCookieParts } from './cookies/session-cookie-parts.js';
import type { KeySource } from './sealing/key-ring.js';
import { Sealer } from './sealing/sealer.js';
import type { SessionStore } from './session-store.js';
import { MovedSessions } from './stored/moved-sessions.js';
import { ProviderLogouts } from './stored/provider-logouts.js';
import { SealedEntries } from './stored/sealed-entries.js';
import { SessionRecords } from './stored/session-records.js';
import { SharedStore } from './stored/shared-store.js';
import { parseStoredSession } from './stored/stored-session.js';
import { StoredSessionStore } from './stored/stored-session-store.js';
import type { StoredSessions } from './stored/stored-sessions.js';

/** Opens the sessions of one owner, in cookies of one jar. */
export type OpenSessions = (jar: CookieJar, owner?: string) => SessionStore;

/** Sessions in the operator's store. */
export function openStore(
  store: AtomicStore,
  { settings, clock, random, log }: SessionCookieParts,
  keys: KeySource,
  primitives: Primitives,
): StoredSessions {
  const shared = new SharedStore({ store, endpointUrl: settings.endpointUrl, primitives, log });
  const sealer = new Sealer(keys, 'stored session', parseStoredSession);
  const logouts = new ProviderLogouts(shared, settings, clock);
  const records = new SessionRecords({ store: shared, logouts, settings, sealer, clock, random, log });
  const ids = new SealedEntries(keys, (value) => (typeof value === 'string' ? value : undefined));
  return { store: shared, records, moved: new MovedSessions(shared, records, ids), logouts };
}

/** In the store if there is one, otherwise in cookies. */
export function sessionsIn(stored: StoredSessions | undefined, parts: SessionCookieParts): OpenSessions {
  return (jar, owner = '') => {
    const inCookies = new CookieSessionStore(parts, jar, owner);
    return stored ? new StoredSessionStore(stored, inCookies, { parts, jar, owner }) : inCookies;
  };
}
