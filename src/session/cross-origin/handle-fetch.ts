import { handleHeader } from '../../protocol/wire.js';

type Fetch = typeof globalThis.fetch;

/** The paths of requests that change which session the handle stands for. Other requests only renew the handle. */
const changesSession = /\/(?:redeem|logout|token\/(?:save|restore))$/;

/**
 * Sends requests with the endpoint's cookies. If the endpoint has received no cookie it answers with a handle, which later requests send,
 * too.
 */
export class HandleFetch {
  readonly #fetch: Fetch;
  #handle = '';
  #inMemory = false;
  /** Numbers the requests, so that a late response to an older one doesn't replace the handle of a newer one. */
  #sent = 0;
  #newest = 0;
  /** Resolves when no request that changes the session is in progress: the next one has to start from its result. */
  #changed: Promise<unknown> = Promise.resolve();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Whether only this page's memory holds the session, by the last response. */
  get inMemory(): boolean {
    return this.#inMemory;
  }

  readonly send: Fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!changesSession.test(address)) return this.#send(input, init, false);
    const answer = this.#changed.then(() => this.#send(input, init, true));
    this.#changed = answer.catch(() => undefined);
    return answer;
  };

  async #send(input: RequestInfo | URL, init: RequestInit | undefined, changes: boolean): Promise<Response> {
    const count = ++this.#sent;
    const headers = new Headers(init?.headers);
    if (this.#handle) headers.set(handleHeader, this.#handle);
    const response = await this.#fetch(input, { ...init, headers, credentials: 'include' });
    const handle = response.headers.get(handleHeader);
    this.#inMemory = handle !== null || headers.has(handleHeader);
    if (handle !== null && (changes || count > this.#newest)) {
      // A response to an older request would bring the state before this change back.
      this.#newest = changes ? this.#sent : count;
      this.#handle = handle;
    }
    return response;
  }
}
