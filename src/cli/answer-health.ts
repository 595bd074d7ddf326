import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AtomicStore } from '../endpoint/index.js';
import type { OperatorLog } from '../endpoint/log/operator-log.js';
import { storeFailed } from '../endpoint/log/store-messages.js';

/** Times in milliseconds. */
export interface ReadinessTimes {
  /** How long an answer may wait for the store. */
  readonly limitMs: number;
  /** How long the store's answer counts. */
  readonly validMs: number;
  /** After how long a check that never settles is given up. Until then the store gets no other check. */
  readonly lostMs: number;
}

const usualTimes: ReadinessTimes = { limitMs: 2000, validMs: 500, lostMs: 20_000 };

/**
 * Answers `/healthz` (this process lives) and `/readyz` (its store answers, too, and the process is not about to end). Any host name is
 * accepted, because a load balancer may know only an address. However many requests come, the store is asked once at a time. The log says
 * why it failed.
 */
export class HealthRoutes {
  readonly #store: AtomicStore | undefined;
  readonly #log: OperatorLog;
  readonly #times: ReadinessTimes;
  #isEnding = false;
  #check: { readonly isReady: Promise<boolean>; readonly until: number } | undefined;

  constructor(store: AtomicStore | undefined, log: OperatorLog, times = usualTimes) {
    this.#store = store;
    this.#log = log;
    this.#times = times;
  }

  /** Asks the store at start, so that the operator learns at once if it can't be used. */
  check(): void {
    if (this.#store) void this.#ask(this.#store);
  }

  /** Makes the process not ready, so that a load balancer sends it no more requests. */
  end(): void {
    this.#isEnding = true;
  }

  /** Answers the request if its path is one of these. Returns whether it did. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = /^\/(healthz|readyz)(?:\?|$)/.exec(request.url ?? '')?.[1];
    if (path === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) return false;
    if (path === 'healthz') send(response);
    else if (this.#isEnding) send(response, 'the process is about to end');
    else
      void this.#isReady().then((isReady) => {
        send(response, isReady ? undefined : 'the store does not answer');
      });
    return true;
  }

  async #isReady(): Promise<boolean> {
    if (!this.#store) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => {
        resolve(false);
      }, this.#times.limitMs);
    });
    const isReady = await Promise.race([this.#ask(this.#store), late]);
    clearTimeout(timer);
    return isReady;
  }

  /** The result of the check that runs, of the last one while it counts, or of a new one. */
  #ask(store: AtomicStore): Promise<boolean> {
    const { validMs, lostMs } = this.#times;
    if (this.#check && performance.now() < this.#check.until) return this.#check.isReady;
    // Any answer will do, whether the key exists or not.
    const isReady = (async () => store.get('ready', { signal: AbortSignal.timeout(lostMs) }))().then(
      () => true,
      (error: unknown) => {
        // The store is closed at the end, perhaps during a check.
        if (!this.#isEnding) this.#log.report(storeFailed(error));
        return false;
      },
    );
    const check = { isReady, until: performance.now() + lostMs };
    this.#check = check;
    void isReady.then(() => {
      if (this.#check === check) this.#check = { isReady, until: performance.now() + validMs };
    });
    return isReady;
  }
}

/** @param problem why the process is not ready; `undefined` if it is. */
function send(response: ServerResponse, problem?: string): void {
  response.writeHead(problem === undefined ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(problem === undefined ? {} : { 'retry-after': '1' }),
  });
  response.end(`${problem ?? 'ok'}\n`);
}
