import { createServer, request as startRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../src/adapters/node.js';
import type { OAuthEndpoint } from '../../src/endpoint/index.js';

/** A request as it goes over the wire. */
export interface Asked {
  readonly method?: string;
  /** Path and query. */
  readonly target: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Send = (asked: Asked) => Promise<Response>;

/** One way to reach an endpoint. */
export interface Way {
  readonly name: string;
  /** The endpoint keeps its sessions in a store. */
  readonly hasStore?: true;
  open(endpoint: OAuthEndpoint, site: string): Promise<{ send: Send; close(): Promise<void> }>;
}

/** The handler called with a `Request`, as Deno, Bun and Workers do. */
export const byRequest: Way = {
  name: 'called with a Request',
  open: async (endpoint, site) => {
    const { protocol, host: ownHost } = new URL(site);
    return {
      send: ({ method = 'GET', target, host = ownHost, headers = {}, body }) =>
        endpoint.fetch(
          new Request(`${protocol}//${host}${target}`, {
            method,
            headers: { ...headers },
            ...(body === undefined ? {} : { body }),
          }),
        ),
      close: () => Promise.resolve(),
    };
  },
};

/** The same, with sessions in a store: what holds for cookies holds there. */
export const byRequestOnStore: Way = {
  ...byRequest,
  name: 'called with a Request, on a store',
  hasStore: true,
};

/** Through a real server. `node:http` on this side too, since `fetch` drops `Host`, `Cookie` and `Sec-Fetch-*`. */
export const byHttp: Way = {
  name: 'behind a real http server',
  open: async (endpoint, site) => {
    const server = createServer(toNodeListener(endpoint));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      send: (asked) => sendTo(port, { host: new URL(site).host, ...asked }),
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  },
};

/** One request over `node:http`, with whatever headers it says, answered whole. */
export async function sendTo(port: number, asked: Asked): Promise<Response> {
  const message = await startSending(port, asked);
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return responseOf(message, chunks.length ? Buffer.concat(chunks) : null);
}

/** The same, answered once the headers are there. */
export function startSending(
  port: number,
  { method = 'GET', target, host, headers = {}, body }: Omit<Asked, 'body'> & { body?: string | Uint8Array },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = startRequest(
      {
        ...{ host: '127.0.0.1', port, method, path: target, agent: false },
        // An answer that never comes is a failure, not a hang.
        signal: AbortSignal.timeout(60_000),
        headers: {
          ...headers,
          ...(host === undefined ? {} : { host }),
          ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
      },
      resolve,
    );
    request.on('error', reject);
    request.end(body);
  });
}

export function responseOf(
  { rawHeaders, statusCode: status = 0 }: IncomingMessage,
  body: ConstructorParameters<typeof Response>[0],
): Response {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return new Response(body, { status, headers });
}
