import { parseExactJson } from './exact-json.js';

/**
 * A `Response` whose text is at hand. Reading a plain one goes through a stream, which costs more than all that is
 * done with a token answer.
 */
export class TextResponse extends Response {
  readonly #text: string;
  readonly #init: ResponseInit;

  constructor(text: string, init: ResponseInit = {}) {
    super(null, init);
    this.#text = text;
    this.#init = init;
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  /** With exact numbers: whatever a provider sends is read here. */
  override json(): Promise<unknown> {
    return this.text().then(parseExactJson);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return new Response(this.#text).arrayBuffer();
  }

  override blob(): Promise<Blob> {
    return new Response(this.#text).blob();
  }

  override get body(): Response['body'] {
    return new Response(this.#text).body;
  }

  override clone(): TextResponse {
    return new TextResponse(this.#text, this.#init);
  }
}

/** JSON as such a response. */
export function jsonResponse(value: unknown, status = 200): TextResponse {
  return new TextResponse(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}
