import { parseExactJson } from './exact-json.js';

type GivenHeaders = Headers | Readonly<Record<string, string>>;

/** The protocol library recognises a response by this tag of its prototype. */
const tag = 'Response';

/** A runtime's own `Response` may have no body with these. */
const withoutBody: readonly number[] = [204, 205, 304];

/**
 * A response whose text is already read. It behaves like a `Response` but is not one: making a `Response`, with its `Headers`
 * and a stream for its text, costs more than everything else that is done with a token response.
 */
export class BufferedResponse implements Response {
  readonly status: number;
  readonly bodyUsed = false;
  readonly redirected = false;
  readonly statusText = '';
  readonly type = 'default';
  readonly url = '';
  readonly #text: string;
  readonly #given: GivenHeaders;
  #headers: Headers | undefined;

  /** @param headers a record has their names in lower case. */
  constructor(text: string, status = 200, headers: GivenHeaders = {}) {
    this.#text = text;
    this.status = status;
    this.#given = headers;
  }

  get [Symbol.toStringTag](): string {
    return tag;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get headers(): Headers {
    return (this.#headers ??= new Headers(this.#given));
  }

  /** One header, by its name in lower case, without making `Headers`. */
  header(name: string): string | null {
    if (this.#headers) return this.#headers.get(name);
    if (isHeaders(this.#given)) return this.#given.get(name);
    return Object.hasOwn(this.#given, name) ? (this.#given[name] ?? null) : null;
  }

  /** The text, without a promise. */
  readText(): string {
    return this.#text;
  }

  text(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  /** With exact numbers: all JSON of providers is parsed here. */
  json(): Promise<unknown> {
    return this.text().then(parseExactJson);
  }

  get body(): Response['body'] {
    return this.#toResponse().body;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#toResponse().arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#toResponse().blob();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  formData(): Promise<FormData> {
    return this.#toResponse().formData();
  }

  clone(): BufferedResponse {
    return new BufferedResponse(this.#text, this.status, this.#headers ?? this.#given);
  }

  #toResponse(): Response {
    const { status, headers } = this;
    return new Response(withoutBody.includes(status) ? null : this.#text, { status, headers });
  }
}

function isHeaders(headers: GivenHeaders): headers is Headers {
  return typeof headers.get === 'function';
}

/** JSON as a buffered response. */
export function jsonResponse(value: unknown): BufferedResponse {
  return new BufferedResponse(JSON.stringify(value), 200, { 'content-type': 'application/json' });
}
