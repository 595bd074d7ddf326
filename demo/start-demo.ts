import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createNodeFetch, toNodeListener } from '../src/adapters/node.js';
import { createOAuthEndpoint } from '../src/endpoint/index.js';
import { addressOnSite } from '../src/protocol/loopback.js';
import { demoProviders } from './demo-providers.js';
import { closeServer, listenOnLoopback } from './ports.js';
import { startProviders } from './start-providers.js';
import { serveFile } from './static-files.js';

export interface DemoSettings {
  /** The page's port; the providers take the three after it. */
  readonly port: number;
  readonly baseUrl?: string | undefined;
  readonly secret?: string | undefined;
  /** Where `GITHUB_CLIENT_ID` and `GITHUB_CLIENT_SECRET` are looked up. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly log?: (line: string) => void;
  readonly onCodeUsed?: (code: string) => void;
}

export interface RunningDemo {
  readonly url: string;
  close(): Promise<void>;
}

export async function startDemo(settings: DemoSettings): Promise<RunningDemo> {
  const { port, environment = {}, log = () => undefined, onCodeUsed } = settings;
  const baseUrl = settings.baseUrl ?? `http://localhost:${port}`;
  const server = createServer();
  // First of all, so that a second `npm start` says that the demo's own port is taken.
  await listenOnLoopback(server, port, 'the demo');
  const providers = await startProviders({ baseUrl, port, environment, log, onCodeUsed }).catch(
    async (error: unknown) => {
      await closeServer(server);
      throw error;
    },
  );
  const oauth = {
    secret: settings.secret ?? randomBytes(32).toString('hex'),
    baseUrl,
    providers: demoProviders(providers),
    completePages: { own: '/complete.html' },
  };
  const endpoint = createOAuthEndpoint(oauth, { fetch: createNodeFetch() });
  const answerOAuth = toNodeListener(endpoint);
  const { origin } = new URL(baseUrl);
  server.on('request', (request, response) => {
    const { method, headers, url = '/' } = request;
    const isPage = method === 'GET' && headers.accept?.includes('text/html');
    const home = isPage ? addressOnSite(origin, headers.host ?? '', url) : undefined;
    if (home !== undefined) {
      response.writeHead(303, { location: home }).end();
    } else if (request.url?.startsWith('/api/oauth/')) {
      answerOAuth(request, response);
    } else {
      serveFile(request, response).catch((error: unknown) => response.destroy(error as Error));
    }
  });
  return {
    url: baseUrl,
    close: async () => {
      await Promise.all([closeServer(server), providers.close()]);
    },
  };
}
