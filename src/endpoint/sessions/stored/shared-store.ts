import { OAuthError } from '../../../protocol/errors.js';
import type { OperatorLog } from '../../log/operator-log.js';
import { storedEntryUnreadable, storeFailed } from '../../log/store-messages.js';
import { withTimeout, type CallAbort, type CallSignal } from '../../provider-calls/network/call-timeout.js';
import type { AtomicStore, StoreCallOptions } from '../atomic-store.js';
import { EntryNames, heldKinds, type EntryNamesParts, type HeldKey } from './entry-names.js';

/** Seconds that `Retry-After` says. */
export const storeRetryAfter = 5;
/** Milliseconds that an operation may take: a store whose own limit, 5,000 unless set, fails must not hold requests. */
const longestCallMs = 15_000;

/**
 * The last value of an entry that was released: for its last millisecond it counts as absent. An entry of any other kind that says
 * so is there: read as absent, it would let a session that has ended begin again.
 */
const released = 'released';
/** The most members of an index that are read, whatever the store tells. */
const mostMembers = 1000;

export interface SharedStoreParts extends EntryNamesParts {
  readonly store: AtomicStore;
  readonly log: OperatorLog;
}

/**
 * The operator's store as the endpoint uses it. Names are hashes, so that no id, state or token stands in the database as it is.
 * Whatever the store does wrong becomes `store_unavailable`: an operation that fails never counts as "absent".
 */
export class SharedStore extends EntryNames {
  readonly #parts: SharedStoreParts;

  constructor(parts: SharedStoreParts) {
    super(parts);
    this.#parts = parts;
  }

  async get(key: string): Promise<string | undefined> {
    const value = await this.#call((store, options) => store.get(key, options), isTextOrAbsent);
    return value === released && canBeReleased(key) ? undefined : value;
  }

  set(key: string, value: string, ttlMs: number): Promise<void> {
    return this.#call((store, options) => store.set(key, value, whole(ttlMs), options));
  }

  /** Writes where `get` finds nothing. */
  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    const isWritten = await this.#call(
      (store, options) => store.setIfAbsent(key, value, whole(ttlMs), options),
      isBoolean,
    );
    return isWritten || (canBeReleased(key) && this.compareAndSet(key, released, value, ttlMs));
  }

  async compareAndSet(key: string, expected: string, value: string, ttlMs: number): Promise<boolean> {
    return this.#call(
      (store, options) => store.compareAndSet(key, expected, value, whole(ttlMs), options),
      isBoolean,
    );
  }

  /** Removes an entry if it still has this value: somebody else's is left alone. */
  async release(key: HeldKey, expected: string): Promise<void> {
    await this.compareAndSet(key, expected, released, 1);
  }

  increment(key: string, ttlMs: number): Promise<number> {
    return this.#call((store, options) => store.increment(key, whole(ttlMs), options), isCount);
  }

  addToIndex(index: string, member: string, ttlMs: number): Promise<void> {
    return this.#call((store, options) => store.addToIndex(index, member, whole(ttlMs), options));
  }

  removeFromIndex(index: string, member: string): Promise<void> {
    return this.#call((store, options) => store.removeFromIndex(index, member, options));
  }

  async membersOf(index: string): Promise<string[]> {
    const members = await this.#call((store, options) => store.membersOf(index, options), isListOfText);
    return members.slice(0, mostMembers);
  }

  delete(key: string): Promise<boolean> {
    return this.#call((store, options) => store.delete(key, options), isBoolean);
  }

  /** Tells the operator that an entry holds what this endpoint did not write. Whoever reads it refuses what it is about. */
  reportUnreadable(key: string): void {
    this.#parts.log.report(storedEntryUnreadable(kindOf(key)));
  }

  async #call<Result>(
    operation: (store: AtomicStore, options: StoreCallOptions) => Promise<Result>,
    isRight: (result: unknown) => boolean = () => true,
  ): Promise<Result> {
    const { store, log } = this.#parts;
    try {
      const result = await withTimeout(longestCallMs, (end) => operation(store, lazyOptions(end)));
      if (!isRight(result)) throw new TypeError('The store resolved to something else than its type says.');
      return result;
    } catch (error) {
      log.report(storeFailed(error));
      // No cause: what a client library throws may hold keys, addresses and passwords.
      throw new StoreUnavailable();
    }
  }
}

const kindOf = (key: string): string => key.split(':', 2)[1] ?? '';
const canBeReleased = (key: string): boolean => heldKinds.some((kind) => kind === kindOf(key));

/** What our own stores read of a call in place of `signal`: an `AbortSignal` costs as much as the call. */
export interface LazyCallOptions extends StoreCallOptions {
  readonly end: CallSignal;
}

function lazyOptions(end: CallAbort): LazyCallOptions {
  return {
    end,
    // For a store of the operator's own.
    get signal() {
      return end.signal;
    },
  };
}

/** The store can't be used now: nobody is signed out, and nobody is let in. */
export class StoreUnavailable extends OAuthError {
  constructor() {
    super('store_unavailable', 'This site cannot read its sessions just now. Please try again in a moment.');
  }
}

function whole(ttlMs: number): number {
  return Math.max(1, Math.ceil(ttlMs));
}

// A store of the operator's own may return anything: what has another type is never taken for "absent", or for "done".
const isTextOrAbsent = (result: unknown): boolean => result === undefined || typeof result === 'string';
const isBoolean = (result: unknown): boolean => typeof result === 'boolean';
const isCount = (result: unknown): boolean => Number.isSafeInteger(result) && Number(result) > 0;
const isListOfText = (result: unknown): boolean =>
  Array.isArray(result) && result.every((member) => typeof member === 'string');
