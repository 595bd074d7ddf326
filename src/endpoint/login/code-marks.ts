import type { Clock } from '../runtime/clock.js';
import { MarkFilter } from '../runtime/mark-filter.js';
import { fromBase64url } from '../runtime/random.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';

/** What callbacks have brought: in the store for all processes, otherwise in this one. */
export interface CodeMarks {
  /** @param name a hash, in base64url. */
  set(name: string): Promise<void>;
  /** @param ageMs one of those that it was made for. What is older may count, too. */
  has(name: string, ageMs: number): Promise<boolean>;
  /** Whether so many came in that time that one is missing. */
  lacksMarks(ageMs: number): boolean;
}

/**
 * The size of a filter, in bits: 16 MB, of which each age has two. Anybody can bring callbacks with made-up codes, so they must not fill it
 * soon: it has room for 6.7 million.
 */
const filterBits = 2 ** 27;

/** Nine bytes of a hash. */
const startOf = (name: string): Uint8Array => fromBase64url(name.slice(0, 12));

export class CodeMarksInProcess implements CodeMarks {
  /** By age, since codes that fill the one for a day leave room in the one for minutes. */
  readonly #filters: ReadonlyMap<number, MarkFilter>;

  /** @param size only tests give one. */
  constructor(clock: Clock, agesMs: readonly number[], size = filterBits) {
    this.#filters = new Map(agesMs.map((ageMs) => [ageMs, new MarkFilter(clock, ageMs, size)]));
  }

  set(name: string): Promise<void> {
    for (const filter of this.#filters.values()) filter.set(startOf(name));
    return Promise.resolve();
  }

  has(name: string, ageMs: number): Promise<boolean> {
    return Promise.resolve(this.#filters.get(ageMs)?.has(startOf(name)) ?? false);
  }

  lacksMarks(ageMs: number): boolean {
    return this.#filters.get(ageMs)?.lacksMarks ?? true;
  }
}

/** Clocks of servers may differ: a mark stays longer than what it marks, by milliseconds. */
const spareMs = 600_000;

export class CodeMarksInStore implements CodeMarks {
  readonly #store: SharedStore;
  readonly #longestMs: number;

  constructor(store: SharedStore, agesMs: readonly number[]) {
    this.#store = store;
    this.#longestMs = Math.max(...agesMs);
  }

  async set(name: string): Promise<void> {
    await this.#store.setIfAbsent(await this.#keyOf(name), '1', this.#longestMs + spareMs);
  }

  async has(name: string): Promise<boolean> {
    return (await this.#store.get(await this.#keyOf(name))) !== undefined;
  }

  /** A store that is full says so, and drops nothing. */
  lacksMarks(): boolean {
    return false;
  }

  #keyOf(name: string): Promise<string> {
    return this.#store.key('once', 'callback', name);
  }
}
