import { handleHeader } from '../../protocol/wire.js';

type Fetch = typeof globalThis.fetch;

/** Requests that change which session the handle stands for. Every other request can only renew it. */
const changing = /\/(?:redeem|logout|token\/(?:save|restore))$/;

/** Sends requests with the endpoint's cookies, and with a handle if the endpoint has sent one because it received no cookie. */
export class HandleFetch {
  readonly #fetch: Fetch;
  #handle = '';
  #inMemory = false;
  /** Counts requests, so that the response to an older one does not undo a newer one. */
  #sent = 0;
  #newest = 0;
  /** Settles when no request that changes the session is in progress: the next one must start from its result. */
  #changed: Promise<unknown> = Promise.resolve();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Whether the session of the last response is, or was until then, only in this page's memory. */
  get inMemory(): boolean {
    return this.#inMemory;
  }

  readonly send: Fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!changing.test(address)) return this.#send(input, init, false);
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
      // The response to a request from before a change holds the state from before it.
      this.#newest = changes ? this.#sent : count;
      this.#handle = handle;
    }
    return response;
  }
}
