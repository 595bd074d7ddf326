const smallest = 1024;

/**
 * Collects a body of unknown length. It copies chunks into one buffer that doubles as needed: a list would cost about a hundred
 * bytes for each chunk, and the sender chooses how small they are.
 */
export class GrowingBuffer {
  readonly #limit: number;
  #bytes = new Uint8Array(0);
  #size = 0;
  #isOver = false;

  /** @param limit the most bytes that it accepts. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds a chunk. Returns `false` once the limit is exceeded: then it holds nothing. */
  append(piece: Uint8Array): boolean {
    const size = this.#size + piece.byteLength;
    if (this.#isOver || size > this.#limit) {
      this.#isOver = true;
      this.#bytes = new Uint8Array(0);
      return false;
    }
    if (size > this.#bytes.byteLength) this.#grow(size);
    this.#bytes.set(piece, this.#size);
    this.#size = size;
    return true;
  }

  /** The bytes that have arrived. Not a copy: nothing may be added afterwards. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#size);
  }

  #grow(size: number): void {
    const doubled = Math.max(smallest, this.#bytes.byteLength * 2, size);
    const bytes = new Uint8Array(Math.min(doubled, this.#limit));
    bytes.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = bytes;
  }
}
