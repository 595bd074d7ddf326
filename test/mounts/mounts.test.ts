import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { makeCertificate } from '../../demo/other-origin/certificate.js';
import { createNodeFetch, toNodeListener, type NodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { mountContract, type Mount } from './mount-contract.js';
import { byHandler, overHttp, overHttp2, type Transport } from './transport.js';

type Reach = (port: number, host: string) => Transport;

/** A listener that becomes known after the server listens, since its base URL names the port. */
async function listen(
  make: (listener: NodeListener) => Server | Promise<Server>,
  reach: Reach,
  settings: Parameters<Mount['open']>[0],
  { scheme = 'http', path = '', basePath }: { scheme?: string; path?: string; basePath?: string } = {},
): ReturnType<Mount['open']> {
  const later: { listener?: NodeListener } = {};
  const server = await make((...call) => later.listener?.(...call));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `${scheme}://localhost:${port}${path}`;
  later.listener = toNodeListener(
    createOAuthEndpoint(settings(baseUrl, basePath), { fetch: createNodeFetch() }),
  );
  const host = `localhost:${port}`;
  return {
    baseUrl,
    transport: reach(port, host),
    ended: () => (server.listening ? undefined : 'it listens no longer'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server)
          (server as ReturnType<typeof createServer>).closeAllConnections();
      }),
  };
}

/** As a proxy does that takes `/shop` for itself. */
const strips =
  (prefix: string, reach: Reach): Reach =>
  (port, host) => {
    const { begin, close } = reach(port, host);
    return { close, begin: (asked) => begin({ ...asked, target: asked.target.slice(prefix.length) }) };
  };

const plain = (listener: NodeListener): Server => createServer(listener);

/** A parser before the endpoint, which leaves what it read where Express' do. */
const parsing = (listener: NodeListener): Server =>
  createServer((request: IncomingMessage & { body?: unknown }, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const isForm = request.headers['content-type']?.includes('urlencoded');
      if (isForm) request.body = Object.fromEntries(new URLSearchParams(text));
      else if (text.startsWith('{')) request.body = JSON.parse(text) as unknown;
      else request.body = text;
      listener(request, response);
    });
  });

const mounts: Mount[] = [
  { name: 'node:http', open: (settings) => listen(plain, overHttp, settings) },
  {
    name: 'node:http behind a proxy that strips a prefix',
    open: (settings) =>
      listen(plain, strips('/shop', overHttp), settings, { path: '/shop', basePath: '/api/oauth' }),
  },
  {
    name: 'node:http behind a proxy that strips everything',
    open: (settings) =>
      listen(plain, strips('/shop/api/oauth', overHttp), settings, { path: '/shop', basePath: '/' }),
  },
  { name: 'node:http after a body parser', open: (settings) => listen(parsing, overHttp, settings) },
  {
    name: 'node:http2 in the clear',
    open: (settings) =>
      listen(
        (listener) => createHttp2Server(listener),
        (port, host) => overHttp2(port, host, 'http:'),
        settings,
      ),
  },
  {
    name: 'node:http2 over TLS',
    open: (settings) =>
      listen(
        async (listener) => createSecureServer(await makeCertificate(['localhost']), listener),
        (port, host) => overHttp2(port, host, 'https:'),
        settings,
        { scheme: 'https' },
      ),
  },
  {
    name: 'a handler that is called with a Request',
    open: (settings) => {
      const baseUrl = 'http://localhost:8550';
      const { fetch } = createOAuthEndpoint(settings(baseUrl), { fetch: createNodeFetch() });
      return Promise.resolve({
        baseUrl,
        transport: byHandler((request) => fetch(request), baseUrl),
        ended: () => undefined,
        close: () => Promise.resolve(),
      });
    },
  },
];

for (const mount of mounts) mountContract(mount);
