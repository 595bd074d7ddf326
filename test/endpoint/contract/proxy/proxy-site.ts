import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { createNodeFetch, toNodeListener } from '../../../../src/adapters/node.js';
import type { OAuthEndpoint, Reply } from '../../../../src/endpoint/index.js';
import { asking } from '../../../support/browser-with-cookies.js';
import { onSite, siteUrl, type Site, type SiteOptions } from '../../../support/site.js';
import { byHttp, responseOf, startSending, type Way } from '../../../support/transports.js';

/** A call that reached the API, as it was on the wire. */
export interface ApiCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type ApiAnswer = (response: ServerResponse, call: ApiCall) => void;

/** A provider's API: bytes in, bytes out, at whatever pace a test sets. */
export interface Api {
  readonly url: string;
  readonly calls: readonly ApiCall[];
  /** By path; whatever has no answer is `200 {"ok":true}`. */
  readonly answers: Map<string, ApiAnswer>;
  close(): Promise<void>;
}

export async function startApi(): Promise<Api> {
  const calls: ApiCall[] = [];
  const answers = new Map<string, ApiAnswer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: target = '', headers } = request;
      const call = { method, target, headers, body: Buffer.concat(chunks) };
      calls.push(call);
      const answer = answers.get(target.replace(/\?.*/, ''));
      if (answer) answer(response, call);
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ calls, answers },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page's call: the path below `/proxy/stub/`, and whatever differs from a plain GET. */
export interface PageCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

type SendLive = (asked: PageCall & { target: string; host?: string }) => Promise<Response>;

/** The same way, with bytes for a body and an answer that is there once its headers are. */
function live(way: Way, keep: (send: SendLive, endpoint: OAuthEndpoint) => void): Way {
  return {
    ...way,
    open: async (endpoint, site) => {
      if (way.name !== byHttp.name) {
        const send: SendLive = ({ target, ...init }) =>
          endpoint.fetch(new Request(new URL(site).origin + target, init));
        keep(send, endpoint);
        return { send, close: () => Promise.resolve() };
      }
      const server = createServer(toNodeListener(endpoint));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const send: SendLive = (asked) => sendLive(port, { host: new URL(site).host, ...asked });
      keep(send, endpoint);
      return {
        send,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    },
  };
}

async function sendLive(port: number, asked: Parameters<SendLive>[0]): Promise<Response> {
  const message = await startSending(port, asked);
  const bodiless = asked.method === 'HEAD' || [204, 205, 304].includes(message.statusCode ?? 0);
  if (bodiless) message.resume();
  return responseOf(message, bodiless ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>));
}

export interface ProxySite {
  readonly site: Site;
  readonly api: Api;
  /** A second server of the same provider, its base number 1. */
  readonly other: Api;
  /** A page of the site calls, in the browser that is signed in. */
  call(path: string, call?: PageCall): Promise<Response>;
  /** The same, answered once the headers are there; cookies that it sets are not kept. */
  callLive(path: string, call?: PageCall): Promise<Response>;
  /** The same past every parser of requests: some runtime's may let anything through. */
  callRaw(path: string): Promise<Reply>;
}

export interface ProxyOptions extends SiteOptions {
  /** More of the provider's settings. */
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly signedIn?: boolean;
}

export const pageHeaders = { ...asking, 'x-oauth-elements': '1' } as const;
export const proxyBase = '/api/oauth/proxy/stub';

/** A test's body on a site whose provider `stub` lets pages call its API, with somebody signed in there. */
export const onProxy =
  (way: Way, run: (proxy: ProxySite) => Promise<void>, options: ProxyOptions = {}) =>
  async (context?: TestContext): Promise<void> => {
    const [api, other] = await Promise.all([startApi(), startApi()]);
    const apiBases = [`${api.url}/api`, `${other.url}/v2`];
    let send: SendLive | undefined;
    let endpoint: OAuthEndpoint | undefined;
    const body = async (site: Site): Promise<void> => {
      if (options.signedIn !== false) await site.login('?mode=popup');
      const asked = (path: string, call: PageCall): Parameters<SendLive>[0] => ({
        ...call,
        target: `${proxyBase}${path}`,
        headers: { ...pageHeaders, ...call.headers },
      });
      const cookie = (): Record<string, string> =>
        site.browser.cookieHeader ? { cookie: site.browser.cookieHeader } : {};
      await run({
        ...{ site, api, other },
        // The browser hands on what it is given.
        call: (path, call = {}) =>
          site.browser.send(asked(path, call) as Parameters<Site['browser']['send']>[0]),
        callLive: (path, call = {}) => {
          assert.ok(send);
          const live = asked(path, call);
          return send({ ...live, headers: { ...cookie(), ...live.headers } });
        },
        callRaw: (path) => {
          assert.ok(endpoint);
          const { target, headers } = asked(path, {});
          const sent = new Headers({ ...cookie(), ...headers });
          return endpoint.handle({
            ...{ method: 'GET', target, host: new URL(site.url).host },
            header: (name) => sent.get(name),
            text: () => Promise.resolve(''),
            bytes: () => Promise.resolve(new Uint8Array()),
          });
        },
      });
    };
    try {
      await onSite(
        live(way, (...opened) => {
          [send, endpoint] = opened;
        }),
        body,
        {
          ...options,
          // Each way with the `fetch` that goes with it.
          environment: {
            ...(way.name === byHttp.name ? { fetch: createNodeFetch() } : {}),
            ...options.environment,
          },
          stub: { tokens: 'proxy', apiBases, ...options.provider },
        },
      )(context);
    } finally {
      await Promise.all([api.close(), other.close()]);
    }
  };

/** Settles when a connection is gone. */
export const closed = (socket: Socket | null): Promise<void> =>
  new Promise((resolve) => {
    if (!socket || socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });

/** The proxy's own refusal, with nothing called. */
export async function assertRefused(response: Response, status: number, code: string): Promise<void> {
  const body = (await response.json()) as { error: string };
  assert.deepEqual([response.status, body.error], [status, code]);
  assert.equal(response.headers.get('x-oauth-elements'), 'error');
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
}

export { siteUrl };
