const smallest = 1024;

/**
 * Gathers a body of unknown length. Pieces are copied into one buffer that doubles as needed: a list of pieces would cost
 * about a hundred bytes for each, and the sender chooses how small they are.
 */
export class GrowingBuffer {
  readonly #limit: number;
  #bytes = new Uint8Array(0);
  #size = 0;
  #isOver = false;

  /** @param limit bytes that it takes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds a piece; `false` once there is more than the limit, and then nothing is held any longer. */
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

  /** What has arrived. Not a copy: the buffer is not used any longer. */
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
