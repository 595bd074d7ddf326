import { handleHeader } from '../../protocol/wire.js';

type Fetch = typeof globalThis.fetch;

/** Requests that change which session the handle stands for. Every other request can only renew it. */
const changing = /\/(?:redeem|logout|token\/(?:save|restore))$/;

/** Sends with the endpoint's cookies, and with the handle where the endpoint has given one because it saw no cookie. */
export class ClientFetch {
  readonly #fetch: Fetch;
  #handle = '';
  #inMemory = false;
  /** Requests are counted, so that an answer to an older one does not undo a newer one's. */
  #sent = 0;
  #heard = 0;
  /** Settles when no request is under way that changes the session: the next must not start from what was before it. */
  #changed: Promise<unknown> = Promise.resolve();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Whether what the last answer spoke of is in this page's memory alone, or was until then. */
  get inMemory(): boolean {
    return this.#inMemory;
  }

  readonly send: Fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!changing.test(address)) return this.#ask(input, init, false);
    const answer = this.#changed.then(() => this.#ask(input, init, true));
    this.#changed = answer.catch(() => undefined);
    return answer;
  };

  async #ask(input: RequestInfo | URL, init: RequestInit | undefined, changes: boolean): Promise<Response> {
    const turn = ++this.#sent;
    const headers = new Headers(init?.headers);
    if (this.#handle) headers.set(handleHeader, this.#handle);
    const answer = await this.#fetch(input, { ...init, headers, credentials: 'include' });
    const handle = answer.headers.get(handleHeader);
    this.#inMemory = handle !== null || headers.has(handleHeader);
    if (handle !== null && (changes || turn > this.#heard)) {
      // An answer to a request from before a change can only hold the state from before.
      this.#heard = changes ? this.#sent : turn;
      this.#handle = handle;
    }
    return answer;
  }
}
