import type { Clock } from '../runtime/clock.js';
import { ExpiringMap, shortKeys } from '../runtime/expiring-map.js';
import type { SharedStore } from './stored/shared-store.js';

/** What may be used once: the state of a login, and the one-time code of one. */
export type UsedKind = 'state' | 'code';

/** Remembers what has been used: in the store for all processes, otherwise in this one. */
export interface SingleUse {
  /**
   * Marks something as used. Of many calls, in any process, one resolves to true.
   * @param ageMs for how long it could be used.
   */
  claim(kind: UsedKind, name: string, ageMs: number): Promise<boolean>;
  /** Takes the mark back: what it was used for has failed, and it may be tried again. */
  release(kind: UsedKind, name: string): Promise<void>;
}

/** What is used in one process is not known to others. */
export class SingleUseInProcess implements SingleUse {
  readonly #clock: Clock;
  readonly #used: Record<UsedKind, ExpiringMap<true>>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#used = {
      state: new ExpiringMap(clock, shortKeys),
      code: new ExpiringMap(clock, shortKeys),
    };
  }

  claim(kind: UsedKind, name: string, ageMs: number): Promise<boolean> {
    const isFirst = !this.#used[kind].has(name);
    this.#used[kind].set(name, true, this.#clock() + ageMs);
    return Promise.resolve(isFirst);
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

  async release(kind: UsedKind, name: string): Promise<void> {
    await this.#store.delete(await this.#store.key('once', kind, name));
  }
}
