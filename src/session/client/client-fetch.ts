import { handleHeader } from '../../protocol/wire.js';

type Fetch = typeof globalThis.fetch;

/** Sends with the endpoint's cookies, and with the handle where the endpoint has given one because it saw no cookie. */
export class ClientFetch {
  readonly #fetch: Fetch;
  #handle = '';
  #inMemory = false;
  /** Requests are counted, so that an answer to an older one does not undo a newer one's. */
  #sent = 0;
  #heard = 0;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Whether what the last answer spoke of is in this page's memory alone, or was until then. */
  get inMemory(): boolean {
    return this.#inMemory;
  }

  readonly send: Fetch = async (input, init) => {
    const turn = ++this.#sent;
    const headers = new Headers(init?.headers);
    if (this.#handle) headers.set(handleHeader, this.#handle);
    const answer = await this.#fetch(input, { ...init, headers, credentials: 'include' });
    const handle = answer.headers.get(handleHeader);
    this.#inMemory = handle !== null || headers.has(handleHeader);
    if (handle !== null && turn > this.#heard) {
      this.#heard = turn;
      this.#handle = handle;
    }
    return answer;
  };
}
