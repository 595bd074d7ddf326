import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { answerRequests } from './answer-requests.js';
import { createDemoEndpoints, type DemoEndpoints } from './demo-endpoints.js';
import { demoFacts, demoSettings } from './endpoint-settings.js';
import { closeServer, listenOnLoopback } from './loopback-server.js';
import { startOtherOrigin } from './other-origin/start-other-origin.js';
import type { Closable } from './providers/local-provider.js';
import { answerWhileStarting } from './starting-page.js';
import { startProviders } from './start-providers.js';

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
  const site = { secret, baseUrl, clients, environment };
  let endpoints: DemoEndpoints;
  let others: Closable;
  try {
    endpoints = createDemoEndpoints({ ...site, port, now });
    others = await startOtherOrigin({ port, baseUrl, settings: demoSettings(site), now });
  } catch (error) {
    await close();
    throw error;
  }
  const facts = demoFacts({ baseUrl, clients, port });
  const api = clients.github.url ?? 'https://api.github.com';
  answer = answerRequests({ baseUrl, endpoints, api, facts });
  return {
    url: baseUrl,
    close: async () => {
      await Promise.all([close(), others.close()]);
    },
  };
}
