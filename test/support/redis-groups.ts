import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { freePort, startDatabase, type DatabaseProcess } from './database-process.js';
import { startRedis, type RedisServer } from './redis-server.js';

/** Several Redis servers that know each other. */
export interface RedisGroup {
  readonly servers: readonly RedisServer[];
  end(): Promise<void>;
}

/** Sends commands on one connection, and resolves to the answers as text. */
export async function tellRedis(url: string, ...commands: readonly string[][]): Promise<string[]> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  const answers: string[] = [];
  for (const command of commands) answers.push(String(await client.sendCommand<string | string[]>(command)));
  client.destroy();
  return answers;
}

/** Resolves once a replica holds all that was written until now. */
export async function untilReplicated(url: string): Promise<void> {
  // WAIT looks at writes of its own connection alone.
  await tellRedis(url, ['SET', 'replicated', '1'], ['WAIT', '1', '0']);
}

/** A cluster of three primary servers without replicas. */
export async function startRedisCluster(): Promise<RedisGroup & { readonly rootNodes: { url: string }[] }> {
  const servers = await Promise.all(
    [0, 1, 2].map(() => startRedis('--cluster-enabled', 'yes', '--cluster-node-timeout', '5000')),
  );
  const [first] = servers;
  const bounds = [0, 5461, 10_923, 16_384];
  for (const [index, { url }] of servers.entries())
    await tellRedis(url, [
      ...['CLUSTER', 'ADDSLOTSRANGE', String(bounds[index]), String((bounds[index + 1] ?? 0) - 1)],
    ]);
  for (const { url } of servers.slice(1))
    await tellRedis(url, ['CLUSTER', 'MEET', '127.0.0.1', String(first?.port)]);
  for (const { url } of servers)
    while (
      !(await tellRedis(url, ['CLUSTER', 'INFO']))[0]?.match(/cluster_state:ok[^]*cluster_known_nodes:3/)
    );
  return {
    servers,
    rootNodes: servers.map(({ url }) => ({ url })),
    end: async () => {
      await Promise.all(servers.map((server) => server.end()));
    },
  };
}

/** A Sentinel that watches a primary server: what `redisStore({ sentinel })` needs of it. */
export interface Sentinel {
  readonly name: string;
  readonly sentinelRootNodes: { host: string; port: number }[];
  stop(): Promise<void>;
  /** Starts it again at the same port. */
  start(): Promise<void>;
  end(): Promise<void>;
}

export async function startSentinelOf(primary: Pick<RedisServer, 'port'>): Promise<Sentinel> {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-sentinel-'));
  const port = await freePort();
  const file = join(folder, 'sentinel.conf');
  writeFileSync(
    file,
    `port ${port}
bind 127.0.0.1
dir ${folder}
sentinel monitor main 127.0.0.1 ${primary.port} 1
sentinel down-after-milliseconds main 1000
sentinel failover-timeout main 5000
`,
  );
  const run = (): Promise<DatabaseProcess> =>
    startDatabase(['redis-sentinel', file], '+monitor', { cwd: folder });
  let running: DatabaseProcess | undefined = await run();
  const stop = async (): Promise<void> => {
    await running?.kill();
    running = undefined;
  };
  return {
    ...{ name: 'main', sentinelRootNodes: [{ host: '127.0.0.1', port }], stop },
    start: async () => {
      running ??= await run();
    },
    end: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface SentinelGroup extends RedisGroup, Pick<Sentinel, 'name' | 'sentinelRootNodes'> {
  /** The port of the server that Sentinel names as the primary one. */
  primaryPort(): Promise<number>;
}

/** A primary server, a replica, and a Sentinel that by itself decides which is which. */
export async function startSentinel(): Promise<SentinelGroup> {
  const primary = await startRedis();
  const replica = await startRedis('--replicaof', '127.0.0.1', String(primary.port));
  const replicaIsUp = async (): Promise<boolean> =>
    (await tellRedis(primary.url, ['INFO', 'replication']))[0]?.includes('state=online') === true;
  while (!(await replicaIsUp()));
  const { name, sentinelRootNodes, end } = await startSentinelOf(primary);
  const sentinel = `redis://127.0.0.1:${sentinelRootNodes[0]?.port}`;
  const knowsReplica = async (): Promise<boolean> =>
    (await tellRedis(sentinel, ['SENTINEL', 'REPLICAS', 'main']))[0]?.includes(String(replica.port)) === true;
  while (!(await knowsReplica()));
  return {
    ...{ name, servers: [primary, replica], sentinelRootNodes },
    primaryPort: async () =>
      Number((await tellRedis(sentinel, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'main']))[0]?.split(',')[1]),
    end: async () => {
      await end();
      await Promise.all([primary.end(), replica.end()]);
    },
  };
}
