import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { nodeEnvironment, toNodeListener } from '../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthEndpoint } from '../src/endpoint/index.js';
import { addressOnSite } from '../src/protocol/loopback.js';
import { demoFacts, demoSettings } from './endpoint-settings.js';
import {
  nativeApp,
  otherOrigins,
  startOtherOrigin,
  staticClient,
} from './other-origin/start-other-origin.js';
import { closeServer, listenOnLoopback } from './loopback-server.js';
import type { Closable } from './providers/local-provider.js';
import { answerWhileStarting, isBuilt } from './starting-page.js';
import { serveRenderedPage } from './rendered-page.js';
import { serveRepositories } from './repositories-page.js';
import { startProviders } from './start-providers.js';
import { storedPath, storedSettings } from './stored-endpoint.js';
import { serveFile } from './static-files.js';

export interface DemoSettings {
  /** The page's port; the providers take the eight after it, the sites of another origin three more. */
  readonly port: number;
  readonly baseUrl?: string | undefined;
  readonly secret?: string | undefined;
  /** The variables such as `GITHUB_CLIENT_ID`: if they are set, the demo uses the real provider. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly log?: (line: string) => void;
  readonly onCodeUsed?: (code: string) => void;
  readonly onRefresh?: (refreshToken: string) => void;
  /** The endpoint's clock. Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface RunningDemo {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the demo: its pages, its endpoints, the local providers that no real credentials are there for, and the sites of other origins.
 * @throws {PortTakenError} if one of its ports is taken; then nothing of it runs.
 */
export async function startDemo(settings: DemoSettings): Promise<RunningDemo> {
  const { port, environment = {}, log = () => undefined, now = Date.now } = settings;
  const { onCodeUsed, onRefresh } = settings;
  const baseUrl = settings.baseUrl ?? `http://localhost:${port}`;
  let answer = answerWhileStarting;
  const server = createServer((request, response) => {
    answer(request, response);
  });
  // First, so that a second `npm start` names the demo's own port as taken.
  await listenOnLoopback(server, port, 'the demo');
  const providers = await startProviders({
    ...{ baseUrl, port, environment, log, onCodeUsed, onRefresh },
  }).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  const { clients } = providers;
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(server), providers.close()]);
  };
  const secret = settings.secret ?? randomBytes(32).toString('hex');
  const oauth = demoSettings({ secret, baseUrl, clients, environment });
  let endpoint: OAuthEndpoint;
  let stored: OAuthEndpoint;
  let others: Closable;
  try {
    const own = { ...oauth, clients: [staticClient(otherOrigins(port).plainSite), nativeApp] };
    endpoint = createOAuthEndpoint(own, { ...nodeEnvironment(), now });
    stored = createOAuthEndpoint(storedSettings(secret, baseUrl, clients.demo), {
      ...nodeEnvironment(),
      now,
    });
    others = await startOtherOrigin({ port, baseUrl, settings: oauth, now });
  } catch (error) {
    await close();
    throw error;
  }
  const answerOAuth = toNodeListener(endpoint);
  const answerStored = toNodeListener(stored);
  const facts = demoFacts({ baseUrl, clients, port });
  const api = clients.github.url ?? 'https://api.github.com';
  const { origin } = new URL(baseUrl);
  answer = (request, response) => {
    const { method, headers, url = '/' } = request;
    const isPage = method === 'GET' && headers.accept?.includes('text/html');
    const home = isPage ? addressOnSite(origin, headers.host ?? '', url) : undefined;
    const fail = (error: unknown): void => void response.destroy(error as Error);
    if (home !== undefined) {
      response.writeHead(303, { location: home }).end();
    } else if (isPage && !isBuilt()) {
      answerWhileStarting(request, response);
    } else if (url.startsWith('/api/oauth/')) {
      answerOAuth(request, response);
    } else if (url.startsWith(`${storedPath}/`)) {
      answerStored(request, response);
    } else if (url === '/server/repos') {
      serveRepositories({ endpoint, api, request, response }).catch(fail);
    } else if (url === '/server/rendered') {
      serveRenderedPage(endpoint, request, response).catch(fail);
    } else if (url === '/demo.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(facts);
    } else {
      serveFile(request, response).catch(fail);
    }
  };
  return {
    url: baseUrl,
    close: async () => {
      await Promise.all([close(), others.close()]);
    },
  };
}
