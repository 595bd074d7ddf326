import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { toNodeListener } from '../src/adapters/node.js';
import { addressOnSite } from '../src/protocol/loopback.js';
import type { DemoEndpoints } from './demo-endpoints.js';
import { guestsPath } from './guest-list.js';
import { serveRenderedPage } from './rendered-page.js';
import { serveRepositories } from './repositories-page.js';
import { answerWhileStarting, isBuilt } from './starting-page.js';
import { serveFile } from './static-files.js';
import { storedPath } from './stored-endpoint.js';

interface Answering {
  readonly baseUrl: string;
  readonly endpoints: DemoEndpoints;
  /** The URL of GitHub's API. */
  readonly api: string;
  /** What the pages need to know of the site, as JSON. */
  readonly facts: string;
}

function answerJson(response: ServerResponse, json: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(json);
}

/** Answers for the demo once its providers run: its endpoints, the pages that a server makes, and its files. */
export function answerRequests({ baseUrl, endpoints, api, facts }: Answering): RequestListener {
  const { main, stored, guests, auditLog } = endpoints;
  const answerMain = toNodeListener(main);
  const answerStored = toNodeListener(stored);
  const answerGuests = toNodeListener(guests);
  const { origin } = new URL(baseUrl);
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { method, headers, url = '/' } = request;
    const isPage = method === 'GET' && headers.accept?.includes('text/html');
    const home = isPage ? addressOnSite(origin, headers.host ?? '', url) : undefined;
    const fail = (error: unknown): void => void response.destroy(error as Error);
    if (home !== undefined) {
      response.writeHead(303, { location: home }).end();
    } else if (isPage && !isBuilt()) {
      answerWhileStarting(request, response);
    } else if (url.startsWith('/api/oauth/')) {
      answerMain(request, response);
    } else if (url.startsWith(`${storedPath}/`)) {
      answerStored(request, response);
    } else if (url === `${guestsPath}/log.json`) {
      answerJson(response, JSON.stringify(auditLog.entries));
    } else if (url.startsWith(`${guestsPath}/`)) {
      answerGuests(request, response);
    } else if (url === '/server/repos') {
      serveRepositories({ endpoint: main, api, request, response }).catch(fail);
    } else if (url === '/server/rendered') {
      serveRenderedPage(main, request, response).catch(fail);
    } else if (url === '/demo.json') {
      answerJson(response, facts);
    } else {
      serveFile(request, response).catch(fail);
    }
  };
}
