/**
 * What several processes share: a small set of operations, each atomic on one key. `oauth-elements/redis`, `/postgres` and `/sqlite`
 * implement it; `oauth-elements/testing/store` checks an implementation of your own.
 *
 * Keys and values are text. Keys, indexes and members have 1 to 200 characters of `A-Z a-z 0-9 : _ -`; a value has at most 1,000,000
 * bytes in UTF-8. Other arguments reject with a `TypeError`. Each entry ends by itself: times to live are whole milliseconds, at least
 * 1. An entry whose time has ended counts as absent, whether it has been swept yet or not. An entry and an index may have one name.
 *
 * An operation that can't be done rejects: the endpoint answers `store_unavailable`, signs nobody out and lets nobody in. It must
 * never resolve to "absent" because the database can't be reached. A write that rejected may have happened anyway. `signal` ends
 * the wait for an answer, not always the operation.
 */
export interface AtomicStore {
  /** The value, or `undefined`. */
  get(key: string, options?: StoreCallOptions): Promise<string | undefined>;
  /** Writes a value, whatever was there. */
  set(key: string, value: string, ttlMs: number, options?: StoreCallOptions): Promise<void>;
  /** Removes an entry and resolves to its value. Of many calls at the same time, one gets it. */
  take(key: string, options?: StoreCallOptions): Promise<string | undefined>;
  /** Writes a value if there is none. Resolves to whether it did: of many calls at the same time, one does. */
  setIfAbsent(key: string, value: string, ttlMs: number, options?: StoreCallOptions): Promise<boolean>;
  /** Writes a value if the present one equals `expected`, character by character. Resolves to whether it did. */
  compareAndSet(
    key: string,
    expected: string,
    value: string,
    ttlMs: number,
    options?: StoreCallOptions,
  ): Promise<boolean>;
  /**
   * Adds 1 to a counter and resolves to the result; a new one starts at 1 and ends after `ttlMs`, however often it is used. Rejects
   * if the key holds other text.
   */
  increment(key: string, ttlMs: number, options?: StoreCallOptions): Promise<number>;
  /** Adds a member to an index, or lengthens its life, and never shortens it. The index lives as long as its last member. */
  addToIndex(index: string, member: string, ttlMs: number, options?: StoreCallOptions): Promise<void>;
  removeFromIndex(index: string, member: string, options?: StoreCallOptions): Promise<void>;
  /** The live members, at most 1,000, those that live longest first. */
  membersOf(index: string, options?: StoreCallOptions): Promise<string[]>;
  /** Removes an entry or a counter; resolves to whether there was one. */
  delete(key: string, options?: StoreCallOptions): Promise<boolean>;
  /** Ends connections and timers of its own. Operations afterwards reject. */
  close(): Promise<void>;
}

export interface StoreCallOptions {
  readonly signal?: AbortSignal | undefined;
}
