import assert from 'node:assert/strict';
import type { WireSession } from '../../src/protocol/wire.js';
import type { Send } from './transports.js';

/** An app's own code, which asks outside of any browser: no `Origin`, no cookies, and the handle wherever it likes. */
export class NativeApp {
  handle = '';
  readonly #send: Send;
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param more headers of each request. */
  constructor(send: Send, base: string, client: string, more: Readonly<Record<string, string>> = {}) {
    this.#send = send;
    this.#base = base;
    this.#headers = {
      accept: 'application/json',
      'x-oauth-client': client,
      'x-oauth-elements': '1',
      ...more,
    };
  }

  get(path: string): Promise<Response> {
    return this.#ask('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Response> {
    return this.#ask('POST', path, JSON.stringify(body));
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

  async #ask(method: string, path: string, body?: string): Promise<Response> {
    const response = await this.#send({
      ...{ method, target: this.#base + path },
      headers: {
        ...this.#headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.handle ? { 'x-oauth-handle': this.handle } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    const names = [...response.headers.keys()];
    assert.deepEqual(
      names.filter((name) => name === 'set-cookie' || name.startsWith('access-control-')),
      [],
    );
    this.handle = response.headers.get('x-oauth-handle') ?? this.handle;
    return response;
  }
}
