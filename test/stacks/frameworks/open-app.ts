import { generateKeyPair, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { demoPeople } from '../../../demo/people.js';
import { closeServer } from '../../../demo/loopback-server.js';
import { startOpenIdProvider } from '../../../demo/providers/openid-provider.js';
import { withoutNotices } from '../../../demo/providers/hide-startup-notices.js';
import { createNodeFetch, toNodeListener } from '../../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../../src/endpoint/index.js';
import { bundleApp, renderApp, type App } from './bundle-app.js';
import { fragmentOf } from './fragment.js';

/** A site that serves one app, an endpoint, and a local OpenID provider that it signs people in with. */
export interface OpenedApp {
  readonly url: string;
  close(): Promise<void>;
}

const client = { clientId: 'app', clientSecret: 'a-client-secret-never-to-be-seen' };

async function makeSigningKey(): Promise<Readonly<Record<string, unknown>>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'app' };
}

/** Starts both, each on a port of its own, which the other has to know before it starts. */
export async function openSite(listenerFor: (site: OAuthListener) => RequestListener): Promise<OpenedApp> {
  const reserved = createServer().listen(0, '127.0.0.1');
  await once(reserved, 'listening');
  const { port: providerPort } = reserved.address() as AddressInfo;
  const current: { listener?: RequestListener } = {};
  const server = createServer((request, response) => current.listener?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const issuer = `http://127.0.0.1:${providerPort}`;
  await closeServer(reserved);
  const provider = await withoutNotices(() =>
    startOpenIdProvider({
      client: { ...client, url: issuer },
      baseUrl: url,
      people: demoPeople(`${url}/avatars`),
      signingKey: makeSigningKey(),
      port: providerPort,
      purpose: 'the provider of a framework’s app',
    }),
  );
  const scopes = ['openid', 'profile', 'email'];
  const endpoint = createOAuthEndpoint(
    {
      secret: randomBytes(32).toString('hex'),
      baseUrl: url,
      providers: [{ id: 'local', name: 'Local', issuer, scopes, ...client }],
      log: false,
    },
    { fetch: createNodeFetch() },
  );
  current.listener = listenerFor(toNodeListener(endpoint));
  return {
    url,
    close: async () => {
      await closeServer(server);
      await provider.close();
    },
  };
}

type OAuthListener = ReturnType<typeof toNodeListener>;

const pageOf = (html: string): string =>
  [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>App</title>',
    '<link rel="icon" href="data:,">',
    `<main>${html}</main><script type="module" src="/main.js"></script></html>`,
  ].join('\n');

/** Builds the app, and serves it. */
export async function openApp(app: App): Promise<OpenedApp> {
  const [files, html] = await Promise.all([bundleApp(app), renderApp(app)]);
  return openSite((oauth) => (request, response) => {
    oauth(request, response, () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const script = files.get(pathname);
      response.writeHead(200, { 'content-type': script === undefined ? 'text/html' : 'text/javascript' });
      if (script !== undefined) response.end(script);
      else if (pathname === '/fragment') response.end(fragmentOf(searchParams.get('state') ?? ''));
      else if (pathname === '/nothing') response.end('');
      else response.end(pageOf(html));
    });
  });
}
