import assert from 'node:assert/strict';
import type { WireSession } from '../../src/protocol/wire.js';
import type { Partition } from './cookie-partition.js';
import type { Asked, Send } from './transports.js';

/** What a page's script asks for. */
export interface PageRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ClientPageOptions {
  readonly send: Send;
  /** The endpoint's base path. */
  readonly base: string;
  readonly origin: string;
  /** Where the browser keeps cookies of the endpoint for this page; absent if it keeps none. */
  readonly cookies?: Partition;
  /** What the browser says of the page and the endpoint. */
  readonly site?: 'cross-site' | 'same-site';
}

/** The browser does not let a page have this. */
export class Blocked extends Error {}

/** Headers for which no browser asks beforehand, with these types of a body. */
const simpleHeaders = ['accept', 'accept-language'];
const simpleTypes = /^(?:text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/;

/**
 * A page of another origin, in a browser that follows the Fetch standard: it asks beforehand, sends the cookies of the
 * page's own partition, and lets nothing be read without the page's exact origin. The handle is in the page's memory.
 */
export class ClientPage {
  readonly origin: string;
  readonly cookies: Partition | undefined;
  handle = '';
  /** The handles that the page was given so far. */
  readonly handles: string[] = [];
  /** What was asked beforehand so far. */
  preflights = 0;
  readonly #send: Send;
  readonly #base: string;
  readonly #site: string;

  constructor({ send, base, origin, cookies, site = 'cross-site' }: ClientPageOptions) {
    this.#send = send;
    this.#base = base;
    this.#site = site;
    this.origin = origin;
    this.cookies = cookies;
  }

  get(path: string): Promise<Response> {
    return this.fetch(path, { headers: { accept: 'application/json', 'x-oauth-elements': '1' } });
  }

  post(path: string, body: unknown = {}, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-oauth-elements': '1',
        ...more,
      },
      body: JSON.stringify(body),
    });
  }

  async session(): Promise<WireSession> {
    const response = await this.get('/session');
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as WireSession;
  }

  /** The providers of that session. */
  async ids(): Promise<string[]> {
    return (await this.session()).authorizations.map(({ provider }) => provider);
  }

  /**
   * With credentials, and the handle where the page has one.
   * @param path below the endpoint's base.
   * @throws {Blocked} where the browser sends nothing, or lets the page read nothing.
   */
  async fetch(path: string, { method = 'GET', headers = {}, body }: PageRequest = {}): Promise<Response> {
    const said = { ...headers, ...(this.handle ? { 'x-oauth-handle': this.handle } : {}) };
    const target = this.#base + path;
    if (!isSimple(method, said)) await this.#askBefore(target, method, Object.keys(said));
    const cookie = this.cookies?.header ?? '';
    const response = await this.#send({
      ...{ method, target, headers: { ...said, ...this.#standing, ...(cookie ? { cookie } : {}) } },
      ...(body === undefined ? {} : { body }),
    });
    this.cookies?.take(response.headers.getSetCookie());
    this.#requireReadable(response);
    const exposed = namesIn(response.headers.get('access-control-expose-headers'));
    const handle = exposed.includes('x-oauth-handle') ? response.headers.get('x-oauth-handle') : null;
    if (handle) this.handles.push(handle);
    this.handle = handle ?? this.handle;
    return response;
  }

  get #standing(): Record<string, string> {
    return {
      origin: this.origin,
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'cors',
      'sec-fetch-site': this.#site,
    };
  }

  async #askBefore(target: string, method: string, names: readonly string[]): Promise<void> {
    this.preflights += 1;
    const asked: Asked = {
      ...{ method: 'OPTIONS', target },
      headers: {
        ...this.#standing,
        'access-control-request-method': method,
        'access-control-request-headers': names.map((name) => name.toLowerCase()).join(','),
      },
    };
    const response = await this.#send(asked);
    assert.deepEqual(response.headers.getSetCookie(), []);
    this.#requireReadable(response);
    const { headers, ok } = response;
    const methods = namesIn(headers.get('access-control-allow-methods'));
    const allowed = namesIn(headers.get('access-control-allow-headers'));
    if (!ok || !methods.includes(method.toLowerCase())) throw new Blocked('the method is not allowed');
    for (const name of names)
      if (!simpleHeaders.includes(name.toLowerCase()) && !allowed.includes(name.toLowerCase()))
        throw new Blocked(`the header ${name} is not allowed`);
  }

  /** With credentials a `*` allows no origin. */
  #requireReadable({ headers }: Response): void {
    const readable =
      headers.get('access-control-allow-origin') === this.origin &&
      headers.get('access-control-allow-credentials') === 'true';
    if (!readable) throw new Blocked('the answer cannot be read');
  }
}

function isSimple(method: string, headers: Readonly<Record<string, string>>): boolean {
  const simple = ([name, value]: [string, string]): boolean =>
    simpleHeaders.includes(name.toLowerCase()) ||
    (name.toLowerCase() === 'content-type' && simpleTypes.test(value));
  return ['GET', 'HEAD', 'POST'].includes(method) && Object.entries(headers).every(simple);
}

const namesIn = (list: string | null): string[] =>
  (list ?? '').split(',').map((name) => name.trim().toLowerCase());
