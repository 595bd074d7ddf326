import type { Clock } from './clock.js';

/** How much a map may hold. At either limit it drops the oldest entries. */
export interface Bounds {
  readonly entries: number;
  readonly bytes: number;
  /** Larger entries are not stored. */
  readonly entryBytes: number;
}

interface Entry<V> {
  readonly value: V;
  readonly until: number;
  readonly bytes: number;
}

/** Bytes of an entry in addition to its key and value. */
const overhead = 100;

/** For maps with short keys that we make ourselves: about 2 MB. */
export const shortKeys: Bounds = { entries: 10_000, bytes: 4_000_000, entryBytes: 1000 };

/**
 * A map whose entries expire, bounded by entries and by bytes: input from outside may be large as well as numerous.
 */
export class ExpiringMap<V> {
  readonly #clock: Clock;
  readonly #bounds: Bounds;
  readonly #bytesOf: (value: V) => number;
  /** Oldest first, since a `Map` is in the order of insertion. */
  readonly #entries = new Map<string, Entry<V>>();
  #bytes = 0;

  /** @param bytesOf the size of a value without its key. Default: 0. */
  constructor(clock: Clock, bounds: Bounds, bytesOf: (value: V) => number = () => 0) {
    this.#clock = clock;
    this.#bounds = bounds;
    this.#bytesOf = bytesOf;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The approximate number of bytes that it holds. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until > this.#clock()) return entry.value;
    this.delete(key);
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** @param until in milliseconds since 1970. */
  set(key: string, value: V, until: number): void {
    this.delete(key);
    const bytes = key.length + this.#bytesOf(value) + overhead;
    const now = this.#clock();
    if (bytes > this.#bounds.entryBytes || until <= now) return;
    this.#entries.set(key, { value, until, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#entries) {
      const full = this.#entries.size > this.#bounds.entries || this.#bytes > this.#bounds.bytes;
      if (!full && entry.until > now) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
