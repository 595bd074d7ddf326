import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './database-process.js';
import { startNginx } from './nginx.js';
import { startCommand, type Running } from './run-command.js';
import { byEndpoints, revocable, startStubProvider, type StubProvider } from './stub-provider.js';
import { sendTo } from './transports.js';
import { Tally, type VisitedSite } from './visitor.js';

/** Several processes of `serve` behind nginx, with one store. */
export interface ServeCluster extends VisitedSite {
  readonly stub: StubProvider;
  /** By place; replaced when one is started again. */
  readonly servers: readonly Running[];
  /** The status of a path that a load balancer asks one of them for. */
  statusOf(place: number, path: string): Promise<number>;
  /** Starts it again at the same port, and waits until it is ready. */
  start(place: number): Promise<void>;
  end(): Promise<void>;
}

export interface ServeClusterOptions {
  readonly redisUrl: string;
  readonly count?: number;
  /** Arguments of `serve`, such as `--drain`. */
  readonly args?: readonly string[];
  /** Milliseconds after which each process ends in any case. */
  readonly limitMs?: number;
  readonly settings?: object;
}

export async function startServeCluster({
  redisUrl,
  count = 3,
  args = [],
  limitMs,
  settings = {},
}: ServeClusterOptions): Promise<ServeCluster> {
  const stub = await startStubProvider();
  stub.refreshing = 'rotate';
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-cluster-'));
  const file = join(folder, 'settings.json');
  const providers = [{ ...byEndpoints(stub), ...revocable(stub), tokens: 'page' }];
  writeFileSync(file, JSON.stringify({ providers, ...settings }));
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const port = await freePort();
  const environment = {
    REDIS_URL: redisUrl,
    OAUTH_SECRET: 'a secret of forty characters for testing',
    OAUTH_BASE_URL: `http://localhost:${port}`,
    // The visitors stand for people behind one more proxy.
    OAUTH_TRUST_PROXY: '2',
  };
  const run = (at: number): Promise<Running> =>
    startCommand(
      ['serve', '--port', String(at), '--config', file, ...args],
      environment,
      folder,
      [],
      limitMs,
    );
  const servers = await Promise.all(ports.map(run));
  const nginx = await startNginx(port, ports);
  const agent = new Agent({ keepAlive: true });
  /** On a machine that does much else, a process that is starting may not answer in time; one that has ended takes no connection. */
  const isReady = async (place: number): Promise<boolean> => {
    try {
      return (await cluster.statusOf(place, '/readyz')) === 200;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ABORT_ERR') throw error;
      return false;
    }
  };
  const cluster: ServeCluster = {
    ...{ port, agent, stub, servers, tally: new Tally() },
    statusOf: async (place, target) => (await sendTo(ports[place] ?? 0, { target, host: '10.1.2.3' })).status,
    start: async (place) => {
      servers[place] = await run(ports[place] ?? 0);
      while (!(await isReady(place)));
    },
    end: async () => {
      agent.destroy();
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([nginx.end(), stub.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (const place of servers.keys()) while (!(await isReady(place)));
  return cluster;
}
