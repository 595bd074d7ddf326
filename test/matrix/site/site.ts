import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { makeCertificate } from '../../../demo/other-origin/certificate.js';
import { closeServer, listenOnLoopback } from '../../../demo/ports.js';
import type { Closable } from '../../../demo/providers/local-provider.js';
import { serveFile } from '../../../demo/static-files.js';
import { createNodeFetch, toNodeListener } from '../../../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthProvider } from '../../../src/endpoint/index.js';
import type { Case } from '../cases.js';
import { closeAll } from './close-all.js';
import { firstPort, hosts, originOf, siteOrigin } from './hosts.js';
import { startHttpsFront } from './https-front.js';
import { clientId, recordScript, returnPage, returnUrl, sitePage } from './pages.js';
import { startMatrixProvider, type Behaviour } from './provider.js';

export interface MatrixSite extends Closable {
  readonly behaviour: Behaviour;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const secret = 'a secret of forty characters for testing';
const endpoints = Object.keys(hosts) as Case['endpoint'][];

/** A site, its endpoint, two endpoints elsewhere and the provider, all over https. */
export async function startMatrixSite(): Promise<MatrixSite> {
  const certificate = await makeCertificate(Object.values(hosts));
  const provider = await startMatrixProvider();
  const answers = new Map(
    endpoints.map((endpoint) => [`${hosts[endpoint]}:${firstPort}`, endpointAt(endpoint, provider.settings)]),
  );
  const server = createServer((request, response) => {
    const { host = '', url = '/' } = { host: request.headers.host, url: request.url };
    const answer = url.startsWith('/api/oauth/') ? answers.get(host) : servePage;
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await listenOnLoopback(server, firstPort + 2, 'the site of the matrix');
  const fronts = await Promise.all([
    startHttpsFront(certificate, firstPort, firstPort + 2),
    startHttpsFront(certificate, firstPort + 1, provider.port),
  ]);
  const { behaviour } = provider;
  return {
    behaviour,
    close: () => closeAll([...fronts, { close: () => closeServer(server) }, provider]),
  };
}

function endpointAt(endpoint: Case['endpoint'], provider: OAuthProvider): Answer {
  const client = { id: clientId, type: 'web', origins: [siteOrigin], returnUrls: [returnUrl] } as const;
  const settings = {
    secret,
    baseUrl: originOf(endpoint),
    providers: [provider],
    ...(endpoint === 'same-origin' ? {} : { clients: [client] }),
  };
  return toNodeListener(createOAuthEndpoint(settings, { fetch: createNodeFetch() }));
}

const servePage: Answer = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', siteOrigin);
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (pathname === '/') {
    const endpoint = (searchParams.get('endpoint') ?? 'same-origin') as Case['endpoint'];
    const address = endpoint === 'same-origin' ? '/api/oauth' : `${originOf(endpoint)}/api/oauth`;
    const isolated = searchParams.get('page') === 'same-origin';
    const coop = isolated ? { 'cross-origin-opener-policy': 'same-origin' } : {};
    response.writeHead(200, { ...html, ...coop }).end(sitePage(address, searchParams.get('mode') ?? 'popup'));
  } else if (pathname === '/return.html') response.writeHead(200, html).end(returnPage);
  else if (pathname === '/record.js')
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(recordScript);
  else serveFile(request, response).catch((error: unknown) => response.destroy(error as Error));
};
