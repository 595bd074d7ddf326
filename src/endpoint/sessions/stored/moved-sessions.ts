import type { AuthorizationRecord } from '../session-record.js';
import type { SealedEntries } from './sealed-entries.js';
import type { SessionRecords } from './session-records.js';
import type { SharedStore } from './shared-store.js';
import type { StoredSession } from './stored-session.js';

/** No sealed cookie opens for longer. */
const longestMs = 400 * 24 * 3600_000;
const gone = '-';

/** Where sessions that were in cookies are now: a browser may send the old cookie again, and must not get a second session. */
export class MovedSessions {
  readonly #store: SharedStore;
  readonly #records: SessionRecords;
  readonly #ids: SealedEntries<string>;

  constructor(store: SharedStore, records: SessionRecords, ids: SealedEntries<string>) {
    this.#store = store;
    this.#records = records;
    this.#ids = ids;
  }

  /** The id of the session that a sealed one became; `""` for one that has ended, `undefined` if it has not moved. */
  async idOf(record: AuthorizationRecord, owner: string): Promise<string | undefined> {
    const key = await this.#keyOf(record, owner);
    const entry = await this.#store.get(key);
    if (entry === undefined) return undefined;
    const id = entry === gone ? '' : await this.#ids.open(key, entry);
    if (id === undefined) this.#store.reportUnreadable(key);
    // What can't be read says that it has ended: its cookie must not become a second session.
    return id ?? '';
  }

  /**
   * Writes a session, unless that was done before. The session comes first, so that a process that is killed in between leaves one
   * that nobody knows, and never an id without a session.
   * @returns the id of the session, `""` if it has ended.
   */
  async move(
    record: AuthorizationRecord,
    owner: string,
    make: (id: string) => Promise<StoredSession>,
  ): Promise<string> {
    const known = await this.idOf(record, owner);
    if (known !== undefined) return known;
    const key = await this.#keyOf(record, owner);
    const id = this.#records.makeId();
    const session = await make(id);
    if (!(await this.#records.add(session))) {
      await this.#store.setIfAbsent(key, gone, longestMs);
      return (await this.idOf(record, owner)) ?? '';
    }
    if (await this.#store.setIfAbsent(key, await this.#ids.seal(key, id, longestMs), longestMs)) return id;
    await this.#records.end(session.key, session, 'ended');
    return (await this.idOf(record, owner)) ?? '';
  }

  /** Ends a sealed session: its cookie never becomes a session again, and what it has become ends. */
  async end(record: AuthorizationRecord, owner: string): Promise<void> {
    const moved = await this.#keyOf(record, owner);
    // First, so that no request that is under way can move it afterwards.
    if (await this.#store.setIfAbsent(moved, gone, longestMs)) return;
    const id = await this.idOf(record, owner);
    if (id) {
      const key = await this.#records.keyOf(id);
      const found = await this.#records.find(key);
      await this.#records.end(key, found?.stored, 'ended');
    }
    await this.#store.set(moved, gone, longestMs);
  }

  #keyOf({ provider, state }: AuthorizationRecord, owner: string): Promise<string> {
    return this.#store.key('moved', owner, provider, state);
  }
}
