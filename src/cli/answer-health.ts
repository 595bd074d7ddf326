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
  /** When a check is given up that never settles. Until then the store is asked nothing else. */
  readonly lostMs: number;
}

const usualTimes: ReadinessTimes = { limitMs: 2000, validMs: 500, lostMs: 20_000 };

/**
 * Answers `/healthz` (this process lives) and `/readyz` (its store answers too, and it is not about to end), for any host name: whoever asks
 * knows only an address. However many ask and however slow it is, the store is asked once at a time. The operator is told why it failed.
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

  /** Asks the store before anybody needs it, so that the operator learns at start that it can't be used. */
  check(): void {
    if (this.#store) void this.#ask(this.#store);
  }

  /** From now on the process is not ready: a load balancer sends it nothing more. */
  end(): void {
    this.#isEnding = true;
  }

  /** Whether it answered the request. */
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

  /** What the store answers to the check that runs, to the last one, or to a new one. */
  #ask(store: AtomicStore): Promise<boolean> {
    const { validMs, lostMs } = this.#times;
    if (this.#check && performance.now() < this.#check.until) return this.#check.isReady;
    // Whether the key is there doesn't matter.
    const isReady = (async () => store.get('ready', { signal: AbortSignal.timeout(lostMs) }))().then(
      () => true,
      (error: unknown) => {
        // At the end the store is closed while it is asked.
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

/** @param problem why it is not well. */
function send(response: ServerResponse, problem?: string): void {
  response.writeHead(problem === undefined ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(problem === undefined ? {} : { 'retry-after': '1' }),
  });
  response.end(`${problem ?? 'ok'}\n`);
}
