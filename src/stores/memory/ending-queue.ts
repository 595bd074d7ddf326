/** Something that ends. */
export interface Ending {
  /** Milliseconds since 1970. Change it only through the queue. */
  until: number;
  /** Where it stands in the queue, which alone sets it. */
  place: number;
}

/** Knows which of many things ends first: a binary heap in which each one knows its place, so that it can be moved or removed. */
export class EndingQueue<Item extends Ending> {
  readonly #items: Item[] = [];

  get length(): number {
    return this.#items.length;
  }

  first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    this.#put(item, this.#items.length);
    this.#rise(item);
  }

  /** Gives an item a later end. */
  putOff(item: Item, until: number): void {
    item.until = until;
    this.#sink(item);
  }

  remove(item: Item): void {
    const last = this.#items.pop();
    if (last === undefined || last === item) return;
    this.#put(last, item.place);
    this.#rise(last);
    this.#sink(last);
  }

  clear(): void {
    this.#items.length = 0;
  }

  #put(item: Item, place: number): void {
    item.place = place;
    this.#items[place] = item;
  }

  #rise(item: Item): void {
    for (;;) {
      const parent = item.place > 0 ? this.#items[(item.place - 1) >> 1] : undefined;
      if (!parent || parent.until <= item.until) return;
      this.#swap(parent, item);
    }
  }

  #sink(item: Item): void {
    for (;;) {
      const left = this.#items[2 * item.place + 1];
      const right = this.#items[2 * item.place + 2];
      const next = left && right && right.until < left.until ? right : left;
      if (!next || next.until >= item.until) return;
      this.#swap(item, next);
    }
  }

  #swap(one: Item, other: Item): void {
    const place = one.place;
    this.#put(one, other.place);
    this.#put(other, place);
  }
}
