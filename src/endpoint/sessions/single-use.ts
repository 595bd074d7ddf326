import type { Clock } from '../runtime/clock.js';
import { ExpiringMap, shortKeys, type Bounds } from '../runtime/expiring-map.js';
import type { SharedStore } from './stored/shared-store.js';

/** What may be used once: the state of a login, the one-time code of one, and what a provider sent as its code. */
export type UsedKind = 'state' | 'code' | 'callback';

/** Remembers what has been used: in the store for all processes, otherwise in this one. */
export interface SingleUse {
  /**
   * Marks something as used. Of many calls, in any process, one resolves to true.
   * @param ageMs for how long it could be used.
   */
  claim(kind: UsedKind, name: string, ageMs: number): Promise<boolean>;
  /** Whether something was marked. It marks nothing. */
  isClaimed(kind: UsedKind, name: string): Promise<boolean>;
  /** Whether marks that still count may have been dropped, since there were too many. */
  hasForgotten(kind: UsedKind): boolean;
  /** Takes the mark back: what it was used for has failed, and it may be tried again. */
  release(kind: UsedKind, name: string): Promise<void>;
}

/** Anybody can bring a callback with a made-up code: about 30 MB of them. */
export const callbackKeys: Bounds = { entries: 200_000, bytes: 30_000_000, entryBytes: 1000 };

/** What is used in one process is not known to others. */
export class SingleUseInProcess implements SingleUse {
  readonly #clock: Clock;
  readonly #used: Record<UsedKind, ExpiringMap<true>>;

  constructor(clock: Clock, callbacks = callbackKeys) {
    this.#clock = clock;
    this.#used = {
      state: new ExpiringMap(clock, shortKeys),
      code: new ExpiringMap(clock, shortKeys),
      callback: new ExpiringMap(clock, callbacks),
    };
  }

  claim(kind: UsedKind, name: string, ageMs: number): Promise<boolean> {
    const isFirst = !this.#used[kind].has(name);
    this.#used[kind].set(name, true, this.#clock() + ageMs);
    return Promise.resolve(isFirst);
  }

  isClaimed(kind: UsedKind, name: string): Promise<boolean> {
    return Promise.resolve(this.#used[kind].has(name));
  }

  hasForgotten(kind: UsedKind): boolean {
    return this.#used[kind].hasDropped;
  }

  release(kind: UsedKind, name: string): Promise<void> {
    this.#used[kind].delete(name);
    return Promise.resolve();
  }
}

/** Clocks of servers may differ: a mark stays longer than what it marks, by milliseconds. */
const spareMs = 600_000;

export class SingleUseInStore implements SingleUse {
  readonly #store: SharedStore;

  constructor(store: SharedStore) {
    this.#store = store;
  }

  async claim(kind: UsedKind, name: string, ageMs: number): Promise<boolean> {
    return this.#store.setIfAbsent(await this.#store.key('once', kind, name), '1', ageMs + spareMs);
  }

  async isClaimed(kind: UsedKind, name: string): Promise<boolean> {
    return (await this.#store.get(await this.#store.key('once', kind, name))) !== undefined;
  }

  /** A store that is full says so, and drops nothing. */
  hasForgotten(): boolean {
    return false;
  }

  async release(kind: UsedKind, name: string): Promise<void> {
    await this.#store.delete(await this.#store.key('once', kind, name));
  }
}
