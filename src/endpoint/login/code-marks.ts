import type { Clock } from '../runtime/clock.js';
import { MarkFilter } from '../runtime/mark-filter.js';
import { fromBase64url } from '../runtime/random.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';

/** What callbacks have brought: in the store for all processes, otherwise in this one. */
export interface CodeMarks {
  /** @param name a hash, in base64url. */
  set(name: string): Promise<void>;
  has(name: string): Promise<boolean>;
  /** Whether so many came that one may be missing. */
  isFull(): boolean;
}

/** Anybody can bring a callback with a made-up code: 6.7 million of them, in twice 16 MB. */
const filterBits = 2 ** 27;

/** Nine bytes of a hash. */
const startOf = (name: string): Uint8Array => fromBase64url(name.slice(0, 12));

export class CodeMarksInProcess implements CodeMarks {
  readonly #filter: MarkFilter;

  /** @param size only tests give one. */
  constructor(clock: Clock, ageMs: number, size = filterBits) {
    this.#filter = new MarkFilter(clock, ageMs, size);
  }

  set(name: string): Promise<void> {
    this.#filter.set(startOf(name));
    return Promise.resolve();
  }

  has(name: string): Promise<boolean> {
    return Promise.resolve(this.#filter.has(startOf(name)));
  }

  isFull(): boolean {
    return this.#filter.isFull;
  }
}

/** Clocks of servers may differ: a mark stays longer than what it marks, by milliseconds. */
const spareMs = 600_000;

export class CodeMarksInStore implements CodeMarks {
  readonly #store: SharedStore;
  readonly #ageMs: number;

  constructor(store: SharedStore, ageMs: number) {
    this.#store = store;
    this.#ageMs = ageMs;
  }

  async set(name: string): Promise<void> {
    await this.#store.setIfAbsent(await this.#keyOf(name), '1', this.#ageMs + spareMs);
  }

  async has(name: string): Promise<boolean> {
    return (await this.#store.get(await this.#keyOf(name))) !== undefined;
  }

  /** A store that is full says so, and drops nothing. */
  isFull(): boolean {
    return false;
  }

  #keyOf(name: string): Promise<string> {
    return this.#store.key('once', 'callback', name);
  }
}
