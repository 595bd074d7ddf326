import type { Clock } from '../runtime/clock.js';
import { ExpiringMap, shortKeys } from '../runtime/expiring-map.js';
import type { LimitedKind } from './limited-kind.js';

/** The requests of one caller in one minute. */
export interface RequestCount {
  /** Requests that this process has seen. */
  own: number;
  /** Whether the caller has used up its minute: nobody needs to be asked any more. */
  isSpent: boolean;
  /** Whether the store is asked: not again in this minute once it has failed. */
  asksStore: boolean;
}

export const windowMs = 60_000;

/**
 * Counts requests in this process, minute by minute of the clock. It holds at most 10,000 callers of a kind, then forgets the oldest: whoever has
 * so many addresses gains nothing by that, since each of them may send as much.
 */
export class RequestCounts {
  readonly #clock: Clock;
  readonly #counts = new Map<LimitedKind, ExpiringMap<RequestCount>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The number of callers that it holds. */
  get size(): number {
    return [...this.#counts.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The count of this minute, with this request. */
  count(kind: LimitedKind, caller: string): RequestCount {
    const counts = this.#countsOf(kind);
    const known = counts.get(caller);
    if (known) {
      known.own += 1;
      return known;
    }
    const made: RequestCount = { own: 1, isSpent: false, asksStore: true };
    const now = this.#clock();
    counts.set(caller, made, endOfWindow(now));
    return made;
  }

  #countsOf(kind: LimitedKind): ExpiringMap<RequestCount> {
    const known = this.#counts.get(kind);
    if (known) return known;
    const made = new ExpiringMap<RequestCount>(this.#clock, shortKeys);
    this.#counts.set(kind, made);
    return made;
  }
}

/** When the minute of a time ends, in milliseconds since 1970. */
export function endOfWindow(now: number): number {
  return (Math.floor(now / windowMs) + 1) * windowMs;
}
