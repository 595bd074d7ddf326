import type { Clock } from '../../endpoint/runtime/clock.js';
import { storeUnavailable, type StoreEngine } from '../guard-store.js';
import { EndingQueue, type Ending } from './ending-queue.js';

export interface MemoryStoreOptions {
  /** The most bytes that it may take, estimated. Default: 64 MB. */
  readonly maxBytes?: number;
  /** The most entries and members of indexes. Default: 100,000. */
  readonly maxEntries?: number;
  /** The current time in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: Clock;
}

/** An entry, or a member of an index. */
interface Item extends Ending {
  value: string;
  bytes: number;
  /** The map that holds it, and its key there. */
  readonly home: Map<string, Item>;
  readonly key: string;
  /** The name of its index; `undefined` for an entry. */
  readonly index?: string;
}

/** Bytes of an item in addition to its texts: two maps' places, an object and its numbers. */
const overhead = 250;
/** How many ended items a write removes: few, so that no write takes long, but more than it adds. */
const sweptPerWrite = 10;
const mostMembers = 1000;

/** Each operation is one piece of synchronous code, and so atomic. */
export class MemoryEngine implements StoreEngine {
  readonly #options: Required<MemoryStoreOptions>;
  readonly #entries = new Map<string, Item>();
  readonly #indexes = new Map<string, Map<string, Item>>();
  readonly #endings = new EndingQueue<Item>();
  #bytes = 0;

  constructor(options: Required<MemoryStoreOptions>) {
    this.#options = options;
  }

  get(key: string): string | undefined {
    return this.#alive(this.#entries, key)?.value;
  }

  set(key: string, value: string, ttlMs: number): void {
    this.#write({ home: this.#entries, key }, value, ttlMs);
  }

  take(key: string): string | undefined {
    const item = this.#alive(this.#entries, key);
    if (item) this.#remove(item);
    return item?.value;
  }

  setIfAbsent(key: string, value: string, ttlMs: number): boolean {
    if (this.#alive(this.#entries, key)) return false;
    this.#write({ home: this.#entries, key }, value, ttlMs);
    return true;
  }

  compareAndSet(key: string, expected: string, value: string, ttlMs: number): boolean {
    if (this.#alive(this.#entries, key)?.value !== expected) return false;
    this.#write({ home: this.#entries, key }, value, ttlMs);
    return true;
  }

  increment(key: string, ttlMs: number): number {
    const item = this.#alive(this.#entries, key);
    if (!item) {
      this.#write({ home: this.#entries, key }, '1', ttlMs);
      return 1;
    }
    if (!/^\d{1,15}$/.test(item.value)) throw storeUnavailable('The key of a counter holds something else.');
    item.value = String(Number(item.value) + 1);
    return Number(item.value);
  }

  addToIndex(index: string, member: string, ttlMs: number): void {
    const home = this.#indexes.get(index) ?? new Map<string, Item>();
    const item = this.#alive(home, member);
    const until = this.#options.now() + ttlMs;
    if (item) this.#endings.putOff(item, Math.max(item.until, until));
    else this.#write({ home, key: member, index }, '', ttlMs);
    this.#indexes.set(index, home);
  }

  removeFromIndex(index: string, member: string): void {
    const item = this.#indexes.get(index)?.get(member);
    if (item) this.#remove(item);
  }

  membersOf(index: string): string[] {
    const now = this.#options.now();
    return [...(this.#indexes.get(index)?.values() ?? [])]
      .filter(({ until }) => until > now)
      .sort((one, other) => other.until - one.until)
      .slice(0, mostMembers)
      .map(({ key }) => key);
  }

  delete(key: string): boolean {
    const item = this.#alive(this.#entries, key);
    if (item) this.#remove(item);
    return item !== undefined;
  }

  close(): void {
    this.#entries.clear();
    this.#indexes.clear();
    this.#endings.clear();
    this.#bytes = 0;
  }

  #alive(home: Map<string, Item>, key: string): Item | undefined {
    const item = home.get(key);
    if (!item || item.until > this.#options.now()) return item;
    this.#remove(item);
    return undefined;
  }

  #write(at: Pick<Item, 'home' | 'key' | 'index'>, value: string, ttlMs: number): void {
    const now = this.#options.now();
    const bytes = 2 * (at.key.length + value.length + (at.index?.length ?? 0)) + overhead;
    const present = this.#alive(at.home, at.key);
    this.#makeRoom(bytes - (present?.bytes ?? 0), present ? 0 : 1, now);
    if (present) this.#remove(present);
    const item: Item = { ...at, value, bytes, until: now + ttlMs, place: 0 };
    at.home.set(at.key, item);
    this.#endings.add(item);
    this.#bytes += bytes;
  }

  /** Removes some of what has ended, and as much of it as must be. */
  #makeRoom(bytes: number, items: number, now: number): void {
    const { maxBytes, maxEntries } = this.#options;
    const isFull = (): boolean => this.#bytes + bytes > maxBytes || this.#endings.length + items > maxEntries;
    for (let swept = 0; swept < sweptPerWrite || isFull(); swept += 1) {
      const first = this.#endings.first();
      if (!first || first.until > now) break;
      this.#remove(first);
    }
    if (isFull())
      throw storeUnavailable(
        'The memory store is full. Raise its maxBytes and maxEntries, or use Redis, Postgres or SQLite.',
      );
  }

  #remove(item: Item): void {
    item.home.delete(item.key);
    this.#endings.remove(item);
    this.#bytes -= item.bytes;
    if (item.index !== undefined && item.home.size === 0) this.#indexes.delete(item.index);
  }
}
