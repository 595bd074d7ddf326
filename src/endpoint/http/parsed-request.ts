import { en } from '../../locales/en.js';
import type { Locale } from '../../locales/locale.js';
import { parseCookies, type Cookies } from './cookies.js';
import type { EndpointRequest } from './endpoint-request.js';
import { parseQuery, type Query } from './query.js';
import { pathOf, withoutSlash } from './request-path.js';

/** A request of any runtime, whose cookies and query are parsed once, when a handler first reads them. */
export class ParsedRequest implements EndpointRequest {
  readonly #given: EndpointRequest;
  #cookies: Cookies | undefined;
  #query: Query | undefined;
  #path: string | undefined;
  /** The texts of our pages in the language that the visitor prefers. */
  readonly locale: Locale;

  /** @param cookies in place of the request's own: the values of a handle. */
  constructor(given: EndpointRequest, locale = en, cookies?: Cookies) {
    this.#given = given;
    this.locale = locale;
    this.#cookies = cookies;
  }

  get method(): string {
    return this.#given.method;
  }

  /** Path and query as received. */
  get target(): string {
    return this.#given.target;
  }

  /** Host and port as received. They are compared, never trusted. */
  get host(): string {
    return this.#given.host;
  }

  /** The IP address that the connection came from. */
  get address(): string | undefined {
    return this.#given.address;
  }

  /** The path without a trailing slash. Not decoded. */
  get path(): string {
    return (this.#path ??= withoutSlash(pathOf(this.#given.target)));
  }

  get cookies(): Cookies {
    return (this.#cookies ??= parseCookies(this.#given.header('cookie')));
  }

  /** @throws {OAuthError} `invalid_request` if a parameter occurs twice. */
  get query(): Query {
    return (this.#query ??= parseQuery(this.#given.target));
  }

  header(name: string): string | null {
    return this.#given.header(name);
  }

  text(limit: number): Promise<string | null> {
    return this.#given.text(limit);
  }

  bytes(limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#given.bytes(limit);
  }

  /** The same request with other cookies, such as those of a handle. */
  withCookies(cookies: Cookies): ParsedRequest {
    return new ParsedRequest(this.#given, this.locale, cookies);
  }
}
