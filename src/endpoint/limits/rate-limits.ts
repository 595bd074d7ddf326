import type { ParsedRequest } from '../http/parsed-request.js';
import { proxyNamesNobody, proxyNotTrusted } from '../log/proxy-messages.js';
import { callersUnknown } from '../log/request-messages.js';
import type { OperatorLog } from '../log/operator-log.js';
import { withTimeout } from '../provider-calls/network/call-timeout.js';
import { networkOfAddress } from '../provider-calls/network/network-of-address.js';
import type { Clock } from '../runtime/clock.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import type { LimitedKind, RateLimit } from './limited-kind.js';
import { networkOfCaller } from './network-of-caller.js';
import { RateLimited } from './rate-limited.js';
import { endOfWindow, RequestCounts, windowMs, type RequestCount } from './request-counts.js';

/** Milliseconds that the store may take to count: afterwards the process counts alone. */
const storeLimitMs = 1000;
/** The part of a limit that a process counts by itself before it asks the store: people who sign in never wait for it. */
const ownShare = 1 / 20;

export interface RateLimitsParts {
  /** `false` counts nothing. */
  readonly limit: RateLimit | false;
  /** Proxies in front whose `X-Forwarded-For` is believed; `undefined` without that setting. */
  readonly trustProxy: number | undefined;
  readonly clock: Clock;
  readonly log: OperatorLog;
  readonly store: SharedStore | undefined;
}

/**
 * Refuses requests of an address that has sent too many in this minute. Each process counts all requests. The store counts those that call a
 * provider or change a session, for all processes together. If the store fails, each process counts by itself: nobody is refused because of
 * that, and nobody sends without limit.
 */
export class RateLimits {
  readonly #parts: RateLimitsParts;
  readonly #counts: RequestCounts;

  constructor(parts: RateLimitsParts) {
    this.#parts = parts;
    this.#counts = new RequestCounts(parts.clock);
  }

  /** The number of callers that it holds in memory. */
  get size(): number {
    return this.#counts.size;
  }

  /**
   * Counts a request.
   * @param isOwn whether a page of the site itself or of a listed origin sends it. Those that another site's page makes a browser send are counted
   * apart: they must not use up what the person may send.
   * @returns the refusal, if its caller has sent too many.
   */
  check(
    kind: LimitedKind,
    request: ParsedRequest,
    isOwn: boolean,
  ): RateLimited | undefined | Promise<RateLimited | undefined> {
    const { limit, trustProxy = 0 } = this.#parts;
    if (limit === false) return undefined;
    const byProxy = this.#isByProxy(request);
    const network = byProxy ? undefined : networkOfCaller(request, trustProxy);
    const caller = `${network ?? (byProxy ? 'proxy' : '')}${isOwn ? '' : ' by another site'}`;
    const count = this.#counts.count(kind, caller);
    if (byProxy && count.own === 1)
      this.#parts.log.report(trustProxy > 0 ? proxyNamesNobody() : proxyNotTrusted());
    const most = limit[kind];
    if (network === undefined) {
      // To count all callers as one would let one of them lock everybody out.
      if (count.own > most && !(byProxy && trustProxy > 0))
        this.#parts.log.report(callersUnknown({ byProxy }));
      return undefined;
    }
    if (count.own > most) count.isSpent = true;
    if (count.isSpent) return this.#refuse();
    const isShared = kind !== 'requests' && count.asksStore && count.own > Math.floor(most * ownShare);
    return isShared && this.#parts.store
      ? this.#askStore(this.#parts.store, count, [kind, caller])
      : undefined;
  }

  async #askStore(
    store: SharedStore,
    count: RequestCount,
    [kind, caller]: readonly [LimitedKind, string],
  ): Promise<RateLimited | undefined> {
    const { clock, limit } = this.#parts;
    const minute = String(endOfWindow(clock()));
    try {
      const counted = await withTimeout(storeLimitMs, async () =>
        // Longer than the minute: clocks of servers differ.
        store.increment(await store.key('rate', kind, caller, minute), 2 * windowMs),
      );
      if (limit !== false && counted > limit[kind]) count.isSpent = true;
    } catch {
      // Reported by the store. This process has counted the request, too.
      count.asksStore = false;
    }
    return count.isSpent ? this.#refuse() : undefined;
  }

  #refuse(): RateLimited {
    const now = this.#parts.clock();
    const seconds = Math.max(1, Math.ceil((endOfWindow(now) - now) / 1000));
    return new RateLimited(seconds);
  }

  /**
   * Whether a proxy sends it whose address is that of all its visitors: one that the settings don't count, or one that they count and that
   * names no caller. Only from an address inside, since a visitor can send the header, or leave it out, too.
   */
  #isByProxy(request: ParsedRequest): boolean {
    const { address } = request;
    const { trustProxy } = this.#parts;
    const isForwarded = request.header('x-forwarded-for') !== null;
    return (
      (trustProxy === undefined ? isForwarded : trustProxy > 0 && !isForwarded) &&
      address !== undefined &&
      networkOfAddress(address) !== 'public'
    );
  }
}
