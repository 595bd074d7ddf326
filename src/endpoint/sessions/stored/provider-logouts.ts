import type { CheckedSettings } from '../../settings/check-settings.js';
import type { AuthorizationRecord } from '../session-record.js';
import { groupsOf, type SessionGroup } from './session-group.js';
import { StoreUnavailable, type SharedStore } from './shared-store.js';

/** Milliseconds from the ID token of a login until its session is written at the latest. */
const longestLogin = 3600_000;
/** How often a note that others write at the same time is read again. */
const mostTries = 10;

/**
 * What providers have logged out, for sessions that are written afterwards: a login may be under way, and sessions in cookies are in no
 * index until they move into the store.
 */
export class ProviderLogouts {
  readonly #store: SharedStore;
  readonly #longestSession: number;

  constructor(store: SharedStore, { session }: Pick<CheckedSettings, 'session'>) {
    this.#store = store;
    this.#longestSession = Math.max(session.absolute, session.remember) * 1000;
  }

  /** @param issuedAt `iat` of the logout token. */
  async add(group: SessionGroup, issuedAt: number): Promise<void> {
    // No session in a cookie has a `sid`.
    const ageMs = group.by === 'sid' ? longestLogin : Math.max(longestLogin, this.#longestSession);
    const key = await this.#keyOf(group);
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await this.#store.get(key);
      if (before === undefined) {
        if (await this.#store.setIfAbsent(key, String(issuedAt), ageMs)) return;
        continue;
      }
      // Logout tokens may arrive in another order than they were issued in: the newest one ends the most.
      if (Number(before) >= issuedAt) return;
      if (await this.#store.compareAndSet(key, before, String(issuedAt), ageMs)) return;
    }
    throw new StoreUnavailable();
  }

  /**
   * Whether a session that has just been written is one of those. A person may have signed in again since: then its ID token is newer, by
   * the same clock of the provider.
   */
  async include(record: AuthorizationRecord): Promise<boolean> {
    const issuedAt = record.atProvider?.issuedAt ?? record.loginAt;
    const named = groupsOf(record).filter(({ by }) => by !== undefined);
    const all = await Promise.all(
      named.map(async (group) => {
        const loggedOutAt = await this.#store.get(await this.#keyOf(group));
        if (loggedOutAt === undefined) return false;
        // What can't be read says that it was logged out.
        return group.by === 'sid' || !(issuedAt > Number(loggedOutAt));
      }),
    );
    return all.includes(true);
  }

  #keyOf({ provider, id, by }: SessionGroup): Promise<string> {
    return this.#store.key('logout', provider, by ?? 'person', id);
  }
}
