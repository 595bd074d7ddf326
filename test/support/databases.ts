import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { sqliteStore } from '../../src/stores/sqlite/index.js';
import { openDatabase } from '../../src/stores/sqlite/open-database.js';
import { startPostgres, type PostgresServer } from './postgres-server.js';
import { startRedis, type RedisServer } from './redis-server.js';

interface OpenOptions {
  readonly prefix?: string;
  readonly timeoutMs?: number;
}

interface Started {
  /** What a process of its own opens the same store with. */
  readonly url: string;
  open(options?: OpenOptions): AtomicStore;
}

/** A real database that tests of one process share. It starts when it is first asked for. */
export interface Database {
  readonly name: 'Redis' | 'Postgres' | 'SQLite';
  start(): Promise<Started>;
  openUnreachable(): AtomicStore;
}

let redis: Promise<RedisServer> | undefined;
let postgres: Promise<PostgresServer> | undefined;
let folder: string | undefined;

export const sharedRedis = (): Promise<RedisServer> => (redis ??= startRedis());
export const sharedPostgres = (): Promise<PostgresServer> => (postgres ??= startPostgres());
export const sqliteFolder = (): string => (folder ??= mkdtempSync(join(tmpdir(), 'oauth-elements-sqlite-')));

/** Long enough for a machine that does much else. */
const timeoutMs = 60_000;
/** Nothing listens on port 1 of loopback. */
const nowhere = '127.0.0.1:1';

export const databases: readonly Database[] = [
  {
    name: 'Redis',
    start: async () => {
      const { url } = await sharedRedis();
      return { url, open: (options) => redisStore({ url, timeoutMs, ...options }) };
    },
    openUnreachable: () => redisStore({ url: `redis://${nowhere}` }),
  },
  {
    name: 'Postgres',
    start: async () => {
      const { url } = await sharedPostgres();
      return { url, open: (options) => postgresStore({ url, timeoutMs, ...options }) };
    },
    openUnreachable: () => postgresStore({ url: `postgres://app@${nowhere}/postgres` }),
  },
  {
    name: 'SQLite',
    start: async () => {
      const file = join(sqliteFolder(), 'store.db');
      // Without its library, a process of its own would never be ready: here it says what is missing.
      (await openDatabase(file)).close();
      return { url: `sqlite:${file}`, open: (options) => sqliteStore({ file, timeoutMs, ...options }) };
    },
    openUnreachable: () => sqliteStore({ file: join(sqliteFolder(), 'missing', 'store.db') }),
  },
];

/** Ends every server that was started, and removes what it left. */
async function endDatabases(): Promise<void> {
  await (await redis)?.end();
  await (await postgres)?.end();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  [redis, postgres, folder] = [undefined, undefined, undefined];
}

// Once, after the last test of this process: the files of one run share the servers.
after(endDatabases);
