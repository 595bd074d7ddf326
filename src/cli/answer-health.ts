import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AtomicStore } from '../endpoint/index.js';

/** How long the store may take to answer, and how long its answer counts, in milliseconds. */
const limitMs = 2000;
const validMs = 500;

/**
 * Answers `/healthz` (this process lives) and `/readyz` (its store answers too), for any host name: whoever asks knows only an address.
 * However many ask, the store is asked once at a time.
 */
export class HealthRoutes {
  readonly #store: AtomicStore | undefined;
  #asked: { readonly isReady: Promise<boolean>; readonly until: number } | undefined;

  constructor(store: AtomicStore | undefined) {
    this.#store = store;
  }

  /** Whether it answered the request. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = /^\/(healthz|readyz)(?:\?|$)/.exec(request.url ?? '')?.[1];
    if (path === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) return false;
    if (path === 'healthz') send(response, true);
    else
      void this.#isReady().then((isReady) => {
        send(response, isReady);
      });
    return true;
  }

  #isReady(): Promise<boolean> {
    if (!this.#store) return Promise.resolve(true);
    if (!this.#asked || this.#asked.until < performance.now())
      this.#asked = {
        // Whether the key is there doesn't matter.
        isReady: this.#store.get('ready', { signal: AbortSignal.timeout(limitMs) }).then(
          () => true,
          () => false,
        ),
        until: performance.now() + validMs,
      };
    return this.#asked.isReady;
  }
}

function send(response: ServerResponse, isWell: boolean): void {
  response.writeHead(isWell ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(isWell ? {} : { 'retry-after': '1' }),
  });
  response.end(isWell ? 'ok\n' : 'the store does not answer\n');
}
