import { parseExactJson } from './exact-json.js';

type GivenHeaders = Headers | Readonly<Record<string, string>>;

/** By which the protocol library knows a response; it looks at the prototype. */
const tag = 'Response';

/** A runtime's own `Response` may have no body with these. */
const withoutBody: readonly number[] = [204, 205, 304];

/**
 * A response whose text is at hand. It does what a `Response` does and is none: making one, with its `Headers` and the
 * stream that its text would be read through, costs more than all that is done with a token answer.
 */
export class TextResponse implements Response {
  readonly status: number;
  readonly bodyUsed = false;
  readonly redirected = false;
  readonly statusText = '';
  readonly type = 'default';
  readonly url = '';
  readonly #text: string;
  readonly #given: GivenHeaders;
  #headers: Headers | undefined;

  /** @param headers a record has their names in small letters. */
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

  /** One header, by its name in small letters, without making `Headers`. */
  header(name: string): string | null {
    if (this.#headers) return this.#headers.get(name);
    if (isHeaders(this.#given)) return this.#given.get(name);
    return Object.hasOwn(this.#given, name) ? (this.#given[name] ?? null) : null;
  }

  /** The text at once. */
  readText(): string {
    return this.#text;
  }

  text(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  /** With exact numbers: whatever a provider sends is read here. */
  json(): Promise<unknown> {
    return this.text().then(parseExactJson);
  }

  get body(): Response['body'] {
    return this.#whole().body;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole().arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#whole().blob();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  formData(): Promise<FormData> {
    return this.#whole().formData();
  }

  clone(): TextResponse {
    return new TextResponse(this.#text, this.status, this.#headers ?? this.#given);
  }

  #whole(): Response {
    const { status, headers } = this;
    return new Response(withoutBody.includes(status) ? null : this.#text, { status, headers });
  }
}

function isHeaders(headers: GivenHeaders): headers is Headers {
  return typeof headers.get === 'function';
}

/** JSON as such a response. */
export function jsonResponse(value: unknown): TextResponse {
  return new TextResponse(JSON.stringify(value), 200, { 'content-type': 'application/json' });
}
