import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { makeCertificate } from '../../../demo/other-origin/certificate.js';
import { closeServer, listenOnLoopback } from '../../../demo/loopback-server.js';
import type { Closable } from '../../../demo/providers/local-provider.js';
import { createNodeFetch, toNodeListener } from '../../../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthProvider } from '../../../src/endpoint/index.js';
import type { Case } from '../cases.js';
import { closeAll } from './close-all.js';
import { firstPort, hosts, originOf, otherNames, siteOrigin } from './hosts.js';
import { startHttpsFront } from './https-front.js';
import { answerInstead, type Instead } from './instead.js';
import { clientId, returnUrl } from './pages.js';
import { startMatrixProvider, type Behaviour } from './provider.js';
import { servePage } from './serve-page.js';

export interface MatrixSite extends Closable {
  readonly behaviour: Behaviour;
  /** Answers on the site's own endpoint's behalf, while it is there. */
  instead: Instead | undefined;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const secret = 'a secret of forty characters for testing';
const endpoints = Object.keys(hosts) as Case['endpoint'][];

/** A site, its endpoint, two endpoints elsewhere and the provider, all over https. */
export async function startMatrixSite(): Promise<MatrixSite> {
  const certificate = await makeCertificate([...Object.values(hosts), ...Object.values(otherNames)]);
  const provider = await startMatrixProvider();
  const answers = new Map(
    endpoints.map((endpoint) => [`${hosts[endpoint]}:${firstPort}`, endpointAt(endpoint, provider.settings)]),
  );
  const own = answers.get(new URL(siteOrigin).host);
  for (const name of Object.values(otherNames)) if (own) answers.set(`${name}:${firstPort}`, own);
  const server = createServer((request, response) => {
    const { host = '', url = '/' } = { host: request.headers.host, url: request.url };
    const isEndpoint = url.startsWith('/api/oauth/');
    const answer = isEndpoint ? answers.get(host) : servePage;
    if (isEndpoint && answer === own && site.instead) answerInstead(site.instead, response);
    else if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await listenOnLoopback(server, firstPort + 2, 'the site of the matrix');
  const fronts = await Promise.all([
    startHttpsFront(certificate, firstPort, firstPort + 2),
    startHttpsFront(certificate, firstPort + 1, provider.port),
  ]);
  const site: MatrixSite = {
    behaviour: provider.behaviour,
    instead: undefined,
    close: () => closeAll([...fronts, { close: () => closeServer(server) }, provider]),
  };
  return site;
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
