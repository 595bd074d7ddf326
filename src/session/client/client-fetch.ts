import { handleHeader } from '../../protocol/wire.js';

type Fetch = typeof globalThis.fetch;

/** Sends with the endpoint's cookies, and with the handle where the endpoint has given one because it saw no cookie. */
export class ClientFetch {
  readonly #fetch: Fetch;
  #handle = '';
  /** Requests are counted, so that an answer to an older one does not undo a newer one's. */
  #sent = 0;
  #heard = 0;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Whether the session is in this page's memory alone. */
  get holds(): boolean {
    return this.#handle !== '';
  }

  readonly send: Fetch = async (input, init) => {
    const turn = ++this.#sent;
    const headers = new Headers(init?.headers);
    if (this.#handle) headers.set(handleHeader, this.#handle);
    const answer = await this.#fetch(input, { ...init, headers, credentials: 'include' });
    const handle = answer.headers.get(handleHeader);
    if (handle !== null && turn > this.#heard) {
      this.#heard = turn;
      this.#handle = handle;
    }
    return answer;
  };
}
