import type { Clock } from '../../runtime/clock.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import type { AuthorizationRecord } from '../session-record.js';
import { savedIdOf } from './saved-id.js';
import { groupsOf, personOf, type SessionGroup } from './session-group.js';
import { StoreUnavailable, type SharedStore } from './shared-store.js';

/** Seconds from the ID token of a login until its session is written at the latest. */
const longestLoginSeconds = 3600;
/** No server's clock is a day wrong for long: TLS fails first. */
const clockSpareSeconds = 86_400;
/** How often a note that others write at the same time is read again. */
const mostTries = 10;

/** A session, or what is saved of one. */
type Noted = Omit<AuthorizationRecord, 'epoch' | 'flow' | 'loginAt'>;

/**
 * Notes of what providers have logged out, and of people who were signed out everywhere. They end sessions that are written afterwards: a
 * login may be under way, a sign-in may be saved, and sessions in cookies are in no index until they move into the store.
 */
export class ProviderLogouts {
  readonly #store: SharedStore;
  readonly #clock: Clock;
  readonly #ageMs: number;

  constructor(store: SharedStore, { session }: Pick<CheckedSettings, 'session'>, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#ageMs = Math.max(longestLoginSeconds, session.absolute, session.remember) * 1000;
  }

  /** @param issuedAt `iat` of the logout token. */
  async add(group: SessionGroup, issuedAt: number): Promise<void> {
    await this.#note(await this.#keyOf(group), issuedAt, []);
  }

  /**
   * Notes that a person's sign-ins until now are to end.
   * @param at seconds since 1970 by our own clock.
   * @param owner whose sessions are meant; those of all owners unless given.
   * @param spared what is saved of these sign-ins stays (`savedIdOf`).
   */
  async addPerson(
    { provider, id }: SessionGroup,
    at: number,
    owner?: string,
    spared: readonly string[] = [],
  ): Promise<void> {
    await this.#note(await this.#personKey(provider, id, owner), at, spared);
  }

  /**
   * Whether a note ends a session that has just been written. A person may have signed in again since the note: then the ID token is newer,
   * by the same clock of the provider.
   */
  async include(record: Noted): Promise<boolean> {
    const issuedAt = issuedAtOf(record);
    const isNew = Math.abs(this.#now() - issuedAt) < longestLoginSeconds;
    // By the clock of the provider. An unreadable note of a person must not lock them out: this login counts as the first one after it.
    return this.#includes(record, isNew ? issuedAt - 0.5 : this.#now());
  }

  /** Whether a note ends an earlier sign-in, which is saved or still sealed in a cookie. */
  async includeEarlier(record: Noted, owner: string): Promise<boolean> {
    if (await this.#includes(record, this.#now())) return true;
    const { provider, signedInAt } = record;
    const person = personOf(record);
    if (person === undefined) return false;
    const keys = [await this.#personKey(provider, person), await this.#personKey(provider, person, owner)];
    const notes = await Promise.all(keys.map((key) => this.#read(key, this.#now())));
    const meant = notes.filter((note) => note !== undefined).filter(({ at }) => !(signedInAt >= at));
    if (meant.length === 0) return false;
    const id = await savedIdOf(this.#store, record);
    return !meant.every(({ spared }) => spared.includes(id));
  }

  /** @param unreadableAt when a person was logged out whose note can't be read. */
  async #includes(record: Noted, unreadableAt: number): Promise<boolean> {
    const named = groupsOf(record).filter(({ by }) => by !== undefined);
    const all = await Promise.all(
      named.map(async (group) => {
        const isSession = group.by === 'sid';
        // The session at the provider that a login names is over if there is a note of it: the next login names another one.
        const note = await this.#read(await this.#keyOf(group), isSession ? this.#now() : unreadableAt);
        if (note === undefined) return false;
        // The ID token of a login that was under way may be newer than the end of the session at the provider that it names.
        const spareSeconds = isSession ? longestLoginSeconds : 0;
        return !(issuedAtOf(record) > note.at + spareSeconds);
      }),
    );
    return all.includes(true);
  }

  /** A note that can't be read is replaced: nobody knows when it was written, but it must not refuse what begins from now on. */
  async #read(key: string, unreadableAt: number): Promise<Note | undefined> {
    for (let tries = 0; tries < mostTries; tries++) {
      const text = await this.#store.get(key);
      if (text === undefined) return undefined;
      const note = this.#parse(text);
      if (note) return note;
      this.#store.reportUnreadable(key);
      const replaced = { at: unreadableAt, spared: [] };
      if (await this.#store.compareAndSet(key, text, toNote(replaced), this.#ageMs)) return replaced;
    }
    throw new StoreUnavailable();
  }

  /** The newest is kept: logout tokens may arrive in another order than they were issued in, and the newest ends the most. */
  async #note(key: string, at: number, spared: readonly string[]): Promise<void> {
    const note = toNote({ at, spared });
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await this.#store.get(key);
      if (before === undefined) {
        if (await this.#store.setIfAbsent(key, note, this.#ageMs)) return;
        continue;
      }
      const isNewer = (this.#parse(before)?.at ?? -Infinity) >= at;
      if (isNewer || (await this.#store.compareAndSet(key, before, note, this.#ageMs))) return;
    }
    throw new StoreUnavailable();
  }

  /**
   * `undefined` for what nobody of this endpoint has written. One of a clock that is hours ahead of this one is taken: replaced by an
   * older one, it would let people back in.
   */
  #parse(text: string): Note | undefined {
    const [, at, spared = ''] = /^1;(\d{1,12}(?:\.\d{1,20})?);([\w,-]*);$/.exec(text) ?? [];
    if (at === undefined || Number(at) > this.#now() + clockSpareSeconds) return undefined;
    return { at: Number(at), spared: spared.split(',') };
  }

  #now(): number {
    return this.#clock() / 1000;
  }

  #keyOf({ provider, id, by }: SessionGroup): Promise<string> {
    return this.#store.key('logout', provider, by ?? 'person', id);
  }

  #personKey(provider: string, id: string, owner?: string): Promise<string> {
    return this.#store.key('logout', provider, 'person', id, ...(owner === undefined ? [] : [owner]));
  }
}

interface Note {
  readonly at: number;
  readonly spared: readonly string[];
}

/** In a form that half of it, or a mark of another kind of entry, does not have. It is not sealed: a new secret must not end new logins. */
const toNote = ({ at, spared }: Note): string => `1;${at};${spared.join(',')};`;

/** By the provider's clock, or our own without an ID token. */
const issuedAtOf = ({ atProvider, signedInAt }: Noted): number => atProvider?.issuedAt ?? signedInAt;
