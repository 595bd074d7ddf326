import http, { type ClientRequest } from 'node:http';
import https, { type AgentOptions, type RequestOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The same as the time limit for an answer of a provider. */
const tunnelLimitMs = 10_000;

type Created = (error: Error | null, stream: Duplex) => void;

/** Connects to https URLs through a proxy, each by a tunnel (`CONNECT`, RFC 9110 section 9.3.6). */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL;
  readonly #limitMs: number;

  /**
   * @param proxy an http or https URL, perhaps with a user name and password.
   * @param limitMs how long the proxy may take to open a tunnel.
   */
  constructor(proxy: URL, options: AgentOptions = {}, limitMs = tunnelLimitMs) {
    super(options);
    this.#proxy = proxy;
    this.#limitMs = limitMs;
  }

  override createConnection(options: RequestOptions, created: Created = () => undefined): undefined {
    const host = options.host ?? 'localhost';
    const authority = `${host.includes(':') ? `[${host}]` : host}:${options.port ?? 443}`;
    openTunnel(this.#proxy, authority, this.#limitMs).then(
      (socket) => {
        const secured = { ...options, socket };
        created(null, super.createConnection(secured) ?? socket);
      },
      (error: unknown) => {
        // The type requires a stream here too; nobody reads it.
        created(error as Error, new Socket());
      },
    );
  }
}

/** Opens a tunnel. Rejects if the proxy refuses or doesn't answer in time. No error holds the proxy's password. */
function openTunnel(proxy: URL, authority: string, limitMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = ask(proxy, authority);
    const fail = (words: string): void => {
      const error = new Error(`the proxy ${words}`);
      request.destroy(error);
      reject(error);
    };
    const timer = setTimeout(() => {
      fail('did not answer in time');
    }, limitMs);
    request.once('close', () => {
      clearTimeout(timer);
      // Has no effect if the promise is settled already.
      reject(new Error('the proxy closed the connection'));
    });
    request.once('connect', ({ statusCode = 0 }, socket, head) => {
      // A TLS server never sends first: these bytes are the proxy's.
      if (Math.floor(statusCode / 100) === 2 && head.length === 0) resolve(socket);
      else {
        socket.destroy();
        fail(`answered ${statusCode}`);
      }
    });
    request.once('error', reject);
    request.end();
  });
}

function ask(proxy: URL, authority: string): ClientRequest {
  const secure = proxy.protocol === 'https:';
  const { username, password } = proxy;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers = {
    host: authority,
    ...(credentials === ':'
      ? {}
      : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
  };
  return (secure ? https : http).request({
    method: 'CONNECT',
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || (secure ? 443 : 80),
    path: authority,
    agent: false,
    headers,
  });
}
