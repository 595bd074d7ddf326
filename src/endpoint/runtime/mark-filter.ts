import type { Clock } from './clock.js';

/** Bits that each mark sets. */
const bitsSetPerMark = 14;
/** Bits of a generation for each of its marks when it is full: then one of 15,000 that was never marked looks marked. */
const bitsHeldPerMark = 20;

/** Marks that were set from a time on, each as some bits of one array (a Bloom filter). */
interface Generation {
  readonly bits: Uint32Array;
  /** Milliseconds since 1970. */
  readonly since: number;
  count: number;
}

/**
 * Remembers marks in memory of a fixed size, each for at least `ageMs` and at most twice that. It forgets none earlier: when it is full, it
 * takes no more, and `lacksMarks` says so until the last mark that it did not take is older than `ageMs`.
 */
export class MarkFilter {
  readonly #clock: Clock;
  readonly #ageMs: number;
  readonly #sizeBits: number;
  #newer: Generation | undefined;
  #older: Generation | undefined;
  /** When the last mark came that had no room, in milliseconds since 1970. */
  #missedAt = -Infinity;

  /** @param sizeBits bits of a generation, of which there are two: a power of two, at least 32. */
  constructor(clock: Clock, ageMs: number, sizeBits: number) {
    this.#clock = clock;
    this.#ageMs = ageMs;
    this.#sizeBits = sizeBits;
  }

  /** Whether a mark that still counts is missing. */
  get lacksMarks(): boolean {
    return this.#clock() - this.#missedAt < this.#ageMs;
  }

  /** @param hash at least the first eight bytes of a cryptographic hash. */
  set(hash: Uint8Array): void {
    this.#dropOld();
    const generation = (this.#newer ??= {
      bits: new Uint32Array(this.#sizeBits / 32),
      since: this.#clock(),
      count: 0,
    });
    if (generation.count * bitsHeldPerMark >= this.#sizeBits) {
      this.#missedAt = this.#clock();
      return;
    }
    for (const at of this.#placesOf(hash))
      generation.bits[at >>> 5] = (generation.bits[at >>> 5] ?? 0) | (1 << (at & 31));
    generation.count += 1;
  }

  has(hash: Uint8Array): boolean {
    this.#dropOld();
    const places = this.#placesOf(hash);
    return [this.#newer, this.#older].some(
      (generation) =>
        generation && places.every((at) => ((generation.bits[at >>> 5] ?? 0) >>> (at & 31)) & 1),
    );
  }

  /** Drops a generation when all of its marks are old enough. */
  #dropOld(): void {
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
      { length: bitsSetPerMark },
      (_, index) => (first + Math.imul(index, step)) & (this.#sizeBits - 1),
    );
  }
}
