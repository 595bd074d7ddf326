import type { OperatorLog } from '../../log/operator-log.js';
import { storedSessionUnreadable } from '../../log/store-messages.js';
import { secondsOf, type Clock } from '../../runtime/clock.js';
import { randomText, type RandomBytes } from '../../runtime/random.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import type { Sealer } from '../sealing/sealer.js';
import type { AuthorizationRecord } from '../session-record.js';
import { expiryOf } from '../session-expiry.js';
import { sessionTooLarge } from '../session-too-large.js';
import { withoutRaw } from '../cookies/session-cookie-writer.js';
import type { ProviderLogouts } from './provider-logouts.js';
import { groupsOf, type SessionGroup } from './session-group.js';
import type { SharedStore } from './shared-store.js';
import {
  endedEntry,
  endOf,
  fromEntry,
  toEntry,
  type EndedSession,
  type StoredSession,
} from './stored-session.js';

/** Characters of an entry, which are its bytes: a store takes a megabyte. */
const longestEntry = 900_000;
/** Milliseconds for which an entry says that its session has ended: longer than any request takes. */
const endedAgeMs = 24 * 3600_000;

export interface SessionRecordsParts {
  readonly store: SharedStore;
  readonly logouts: ProviderLogouts;
  readonly settings: CheckedSettings;
  readonly sealer: Sealer<StoredSession>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: OperatorLog;
}

/** A session as it was read, with the text of its entry: only that one is replaced. */
export interface FoundSession {
  readonly stored: StoredSession;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  readonly entry: string;
}

export type Lookup = FoundSession | EndedSession | undefined;

/**
 * Sessions in the store, each sealed in an entry of its own whose name is a hash of the id that the browser holds. The name is also
 * the session's public id: it signs nobody in.
 */
export class SessionRecords {
  readonly #parts: SessionRecordsParts;

  constructor(parts: SessionRecordsParts) {
    this.#parts = parts;
  }

  /** A new id: 256 random bits, for the browser alone. */
  makeId(): string {
    return randomText(this.#parts.random, 32);
  }

  keyOf(id: string): Promise<string> {
    return this.#parts.store.key('session', id);
  }

  /** One operation. What this endpoint did not write counts as absent, and the operator hears of it. */
  async find(key: string): Promise<Lookup> {
    const entry = await this.#parts.store.get(key);
    if (entry === undefined) return undefined;
    const end = endOf(entry);
    if (end) return end;
    const sealed = fromEntry(entry);
    const opened = sealed === undefined || entry.length > longestEntry ? undefined : await this.#open(sealed);
    if (opened?.value.key === key) return { stored: opened.value, expiresAt: opened.expiresAt, entry };
    this.#parts.log.report(storedSessionUnreadable());
    return undefined;
  }

  /**
   * Writes a new session. Resolves to whether it lives: not if there was one under this key, even one that has ended, and not if its
   * provider has logged it out meanwhile.
   */
  async add(session: StoredSession): Promise<boolean> {
    const { store, logouts } = this.#parts;
    await this.#enlist(session);
    const { entry, ttlMs } = await this.#seal(session);
    if (!(await store.setIfAbsent(session.key, entry, ttlMs))) return false;
    // Last: a logout that has not found the session here has left its note before.
    const { record, owner } = session;
    const isEnded = record.saved ? logouts.includeEarlier(record, owner) : logouts.include(record);
    if (!(await isEnded)) return true;
    await this.end(session.key, session, 'revoked');
    return false;
  }

  /**
   * Replaces a session by what it became.
   * @param expiresAt in seconds since 1970; by default as after a use.
   * @returns whether nobody else has changed or ended it since it was read.
   */
  async replace(
    { entry }: FoundSession,
    session: StoredSession,
    expiresAt = expiryOf(session.record, this.#parts),
  ): Promise<boolean> {
    await this.#enlist(session);
    const next = await this.#seal(session, expiresAt);
    return this.#parts.store.compareAndSet(session.key, entry, next.entry, next.ttlMs);
  }

  /** Ends a session everywhere, whatever is being done with it. */
  async end(key: string, stored: StoredSession | undefined, how: EndedSession['how']): Promise<void> {
    const { store } = this.#parts;
    const login = stored ? await this.#hashOf(stored.record) : '';
    await store.set(key, endedEntry({ how, login }), endedAgeMs);
    const indexes = stored ? await this.#indexesOf(stored) : [];
    // It has ended: an index may be behind.
    await Promise.all(
      indexes.map((index) => store.removeFromIndex(index, publicIdOf(key)).catch(() => undefined)),
    );
  }

  /** Whether it is this login whose session has ended: a request that was under way must not bring it back. */
  async isOf({ login }: EndedSession, record: AuthorizationRecord): Promise<boolean> {
    return login === (await this.#hashOf(record));
  }

  async #hashOf({ provider, state }: AuthorizationRecord): Promise<string> {
    return publicIdOf(await this.#parts.store.key('session', provider, state));
  }

  /** @throws {OAuthError} `session_too_large`. */
  requireRoom(session: StoredSession): void {
    this.#fit(session);
  }

  /** The keys of the sessions of a group. Some of them may have ended. */
  async keysOf(group: SessionGroup): Promise<string[]> {
    const members = await this.#parts.store.membersOf(await this.#indexOf(group));
    return members.map(keyOfPublicId).filter((key) => key !== undefined);
  }

  /** Takes sessions that have ended out of a group's index: it names at most 1,000, and they would hide others. */
  async unlist(group: SessionGroup, keys: readonly string[]): Promise<void> {
    const { store } = this.#parts;
    const index = await this.#indexOf(group);
    await Promise.all(keys.map((key) => store.removeFromIndex(index, publicIdOf(key))));
  }

  async #open(sealed: string): Promise<{ value: StoredSession; expiresAt: number } | undefined> {
    return this.#parts.sealer.open(sealed);
  }

  /** Listed before it is written: what has been written can always be found, and ended. */
  async #enlist(session: StoredSession): Promise<void> {
    const { key, record } = session;
    const ttlMs = this.#ttlMs(expiryOf(record, this.#parts));
    await Promise.all(
      (await this.#indexesOf(session)).map((index) =>
        this.#parts.store.addToIndex(index, publicIdOf(key), ttlMs),
      ),
    );
  }

  #indexesOf({ record }: StoredSession): Promise<string[]> {
    return Promise.all(groupsOf(record).map((group) => this.#indexOf(group)));
  }

  #indexOf({ provider, id, by }: SessionGroup): Promise<string> {
    return this.#parts.store.key(by ?? 'person', provider, id);
  }

  async #seal(
    session: StoredSession,
    expiresAt = expiryOf(session.record, this.#parts),
  ): Promise<{ entry: string; ttlMs: number }> {
    const entry = toEntry(await this.#parts.sealer.seal(this.#fit(session), expiresAt));
    return { entry, ttlMs: this.#ttlMs(expiresAt) };
  }

  /** Drops the provider's own fields (`raw`) where even a store has no room for them. */
  #fit(session: StoredSession): StoredSession {
    const bare = { ...session, record: withoutRaw(session.record) };
    const fitting = [session, bare].find((tried) => this.#parts.sealer.lengthOf(tried, 1e10) < longestEntry);
    if (!fitting) throw sessionTooLarge(this.#parts.log, session.record.provider);
    return fitting;
  }

  #ttlMs(expiresAt: number): number {
    return Math.max(1, (expiresAt - secondsOf(this.#parts.clock)) * 1000);
  }
}

const prefix = 'oauth:session:';

/** The id by which a session is listed and ended. */
export const publicIdOf = (key: string): string => key.slice(prefix.length);

/** `undefined` for text that is no public id. */
export function keyOfPublicId(id: string): string | undefined {
  return /^[\w-]{43}$/.test(id) ? prefix + id : undefined;
}
