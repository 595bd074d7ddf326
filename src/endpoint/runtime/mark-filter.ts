import type { Clock } from './clock.js';

/** Bits that each mark sets. */
const bitsOfMark = 14;
/** Bits for each mark when the filter is full: then one of 15,000 that was never marked looks marked. */
const roomOfMark = 20;

/** Marks that were set from a time on, each as some bits of one row (a Bloom filter). */
interface Generation {
  readonly bits: Uint32Array;
  /** Milliseconds since 1970. */
  readonly since: number;
  count: number;
}

/**
 * Remembers marks in a fixed room, each for at least `ageMs` and at most twice that. It forgets none before: when it is full, it takes no
 * more, and says so until the last one that it did not take is as old as that.
 */
export class MarkFilter {
  readonly #clock: Clock;
  readonly #ageMs: number;
  readonly #size: number;
  #newer: Generation | undefined;
  #older: Generation | undefined;
  /** When the last mark came that had no room, in milliseconds since 1970. */
  #missedAt = -Infinity;

  /** @param size bits of a row, of which there are two: a power of two, at least 32. */
  constructor(clock: Clock, ageMs: number, size: number) {
    this.#clock = clock;
    this.#ageMs = ageMs;
    this.#size = size;
  }

  /** Whether a mark that still counts is missing. */
  get lacksMarks(): boolean {
    return this.#clock() - this.#missedAt < this.#ageMs;
  }

  /** @param hash at least the first eight bytes of a cryptographic hash. */
  set(hash: Uint8Array): void {
    this.#turn();
    const row = (this.#newer ??= {
      bits: new Uint32Array(this.#size / 32),
      since: this.#clock(),
      count: 0,
    });
    if (row.count * roomOfMark >= this.#size) {
      this.#missedAt = this.#clock();
      return;
    }
    for (const at of this.#placesOf(hash)) row.bits[at >>> 5] = (row.bits[at >>> 5] ?? 0) | (1 << (at & 31));
    row.count += 1;
  }

  has(hash: Uint8Array): boolean {
    this.#turn();
    const places = this.#placesOf(hash);
    return [this.#newer, this.#older].some(
      (row) => row && places.every((at) => ((row.bits[at >>> 5] ?? 0) >>> (at & 31)) & 1),
    );
  }

  /** Drops a row when all of its marks are old enough. */
  #turn(): void {
    const now = this.#clock();
    if (this.#older && now - this.#older.since >= 2 * this.#ageMs) this.#older = undefined;
    if (!this.#newer || now - this.#newer.since < this.#ageMs) return;
    this.#older = now - this.#newer.since < 2 * this.#ageMs ? this.#newer : undefined;
    this.#newer = undefined;
  }

  /** The places of a mark: two numbers of its hash make as many as are needed (Kirsch and Mitzenmacher). */
  #placesOf(hash: Uint8Array): number[] {
    const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
    const [first, step] = [view.getUint32(0), view.getUint32(4) | 1];
    return Array.from(
      { length: bitsOfMark },
      (_, index) => (first + Math.imul(index, step)) & (this.#size - 1),
    );
  }
}
