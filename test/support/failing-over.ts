import pg from 'pg';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { startPostgres } from './postgres-server.js';
import { startSentinel, tellRedis, untilReplicated } from './redis-groups.js';
import { startRedis } from './redis-server.js';
import { startProxy } from './tcp-proxy.js';

/** A database with a second server that holds the same, and takes the place of the first. */
export interface FailingOver {
  open(): AtomicStore;
  /** The primary server takes no writes any more. All that it has answered is in the other one. */
  fail(): Promise<void>;
  /** The other server has become the primary. */
  takeOver(): Promise<void>;
  close(): Promise<void>;
}

/** Long enough for a machine that does much else. */
const timeoutMs = 60_000;

/** Postgres with a standby that each answered write has reached, behind an address that moves. */
async function postgresWithStandby(): Promise<FailingOver> {
  const primary = await startPostgres();
  const standby = await startPostgres({ standbyOf: primary.port });
  const proxy = await startProxy(primary.port);
  const ask = async (url: string, sql: string): Promise<unknown> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ answer: unknown }>(sql);
    await client.end();
    return rows[0]?.answer;
  };
  await ask(primary.url, "ALTER SYSTEM SET synchronous_standby_names = '*'");
  await ask(primary.url, 'SELECT pg_reload_conf() AS answer');
  const isSynchronous = "SELECT count(*) > 0 AS answer FROM pg_stat_replication WHERE sync_state = 'sync'";
  while ((await ask(primary.url, isSynchronous)) !== true);
  return {
    open: () =>
      postgresStore({ url: primary.url.replace(`:${primary.port}/`, `:${proxy.port}/`), timeoutMs }),
    fail: () => primary.stop(),
    takeOver: async () => {
      await ask(standby.url, 'SELECT pg_promote() AS answer');
      proxy.moveTo(standby.port);
    },
    close: async () => {
      await proxy.close();
      await Promise.all([primary.end(), standby.end()]);
    },
  };
}

/** Redis whose Sentinel notices by itself that the primary server is gone, and makes its replica the primary. */
async function redisWithSentinel(): Promise<FailingOver> {
  const { name, sentinelRootNodes, servers, primaryPort, end } = await startSentinel();
  const [primary] = servers;
  return {
    open: () => redisStore({ sentinel: { name, sentinelRootNodes }, timeoutMs }),
    fail: async () => {
      await untilReplicated(primary?.url ?? '');
      await primary?.stop();
    },
    takeOver: async () => {
      while ((await primaryPort()) === primary?.port);
    },
    close: end,
  };
}

/** Redis whose two servers change places, as for maintenance: connections to the former primary stay open. */
async function redisThatMoves(): Promise<FailingOver> {
  const [primary, replica] = [await startRedis(), await startRedis()];
  const follow = (server: { url: string }, other: { port: number }): Promise<unknown> =>
    tellRedis(server.url, ['REPLICAOF', '127.0.0.1', String(other.port)]);
  await follow(replica, primary);
  const proxy = await startProxy(primary.port);
  return {
    open: () => redisStore({ url: `redis://127.0.0.1:${proxy.port}`, timeoutMs }),
    fail: async () => {
      await untilReplicated(primary.url);
      await tellRedis(replica.url, ['REPLICAOF', 'NO', 'ONE']);
      await follow(primary, replica);
    },
    takeOver: () => {
      proxy.pointTo(replica.port);
      return Promise.resolve();
    },
    close: async () => {
      await proxy.close();
      await Promise.all([primary.end(), replica.end()]);
    },
  };
}

export interface KindOfFailover {
  readonly name: string;
  /** The former primary server still answers reads. */
  readonly keepsReading?: true;
  start(): Promise<FailingOver>;
}

export const failovers: readonly KindOfFailover[] = [
  { name: 'Postgres whose standby takes over at another address', start: postgresWithStandby },
  { name: 'Redis whose Sentinel makes the replica the primary', start: redisWithSentinel },
  { name: 'Redis whose servers change places', keepsReading: true, start: redisThatMoves },
];
