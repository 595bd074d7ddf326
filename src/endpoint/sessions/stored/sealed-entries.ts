import { secondsOf, type Clock } from '../../runtime/clock.js';
import type { KeySource } from '../sealing/key-ring.js';
import { Sealer } from '../sealing/sealer.js';

interface Bound<T> {
  /** The name of the entry: a copy under another name is refused. */
  readonly key: string;
  readonly value: T;
}

/** Seconds that a sealed text opens in addition to the life of its entry, which the store ends: clocks may differ. */
const spareSeconds = 3600;
/** Characters of the longest text that is opened: no store takes more. */
const longest = 1_000_000;

/** Seals small values for one entry of the store each. */
export class SealedEntries<T> {
  readonly #sealer: Sealer<Bound<T>>;
  readonly #clock: Clock;

  constructor(keys: KeySource, parse: (value: unknown) => T | undefined) {
    this.#clock = keys.clock;
    this.#sealer = new Sealer(keys, 'stored entry', (bound) => parseBound(bound, parse), {
      opensAgain: false,
    });
  }

  seal(key: string, value: T, ttlMs: number): Promise<string> {
    const expiresAt = secondsOf(this.#clock) + Math.ceil(ttlMs / 1000) + spareSeconds;
    return this.#sealer.seal({ key, value }, expiresAt);
  }

  /** `undefined` for text that was not sealed here for this entry. */
  async open(key: string, sealed: string): Promise<T | undefined> {
    const opened = sealed.length > longest ? undefined : await this.#sealer.open(sealed);
    return opened?.value.key === key ? opened.value.value : undefined;
  }
}

function parseBound<T>(bound: unknown, parse: (value: unknown) => T | undefined): Bound<T> | undefined {
  if (typeof bound !== 'object' || bound === null) return undefined;
  const { key, value } = bound as { key?: unknown; value?: unknown };
  const parsed = parse(value);
  return typeof key === 'string' && parsed !== undefined ? { key, value: parsed } : undefined;
}
