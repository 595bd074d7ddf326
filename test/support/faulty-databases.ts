import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { memoryStore } from '../../src/stores/memory/memory-store.js';
import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { sqliteStore } from '../../src/stores/sqlite/index.js';
import { openDatabase } from '../../src/stores/sqlite/open-database.js';
import type { SqliteDatabase } from '../../src/stores/sqlite/sqlite-database.js';
import { sharedPostgres, sqliteFolder } from './databases.js';
import { untilReplicated } from './redis-groups.js';
import { startRedis } from './redis-server.js';
import { lettingThrough } from './shared-memory-store.js';
import { startProxy } from './tcp-proxy.js';

/** A real database whose faults a test decides. What it has answered it keeps. */
export interface FaultyDatabase {
  open(): Promise<AtomicStore>;
  /** Refuses writes for want of room, until `empty`. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  /** Crashes; `undefined` for a database without a server. */
  readonly stop?: () => Promise<void>;
  readonly start?: () => Promise<void>;
  /** Ends every connection. */
  readonly cut?: () => void;
  /** Another server takes its place, with all that it held. */
  readonly failOver?: () => Promise<void>;
  close(): Promise<void>;
}

/** Long enough for a machine that does much else. */
const timeoutMs = 60_000;
const run = promisify(execFile);

async function openRedis(): Promise<FaultyDatabase> {
  const lasting = ['--appendonly', 'yes', '--appendfsync', 'always', '--repl-diskless-sync-delay', '0'];
  let [primary, replica] = [await startRedis(...lasting), await startRedis(...lasting)];
  const command = async (port: number, ...words: string[]): Promise<void> => {
    await run('redis-cli', ['-p', String(port), ...words]);
  };
  await command(replica.port, 'REPLICAOF', '127.0.0.1', String(primary.port));
  const proxy = await startProxy(primary.port);
  return {
    open: () => Promise.resolve(redisStore({ url: `redis://127.0.0.1:${proxy.port}`, timeoutMs })),
    fill: () => command(primary.port, 'CONFIG', 'SET', 'maxmemory', '1'),
    empty: () => command(primary.port, 'CONFIG', 'SET', 'maxmemory', '0'),
    stop: () => primary.stop(),
    start: () => primary.start(),
    cut: () => proxy.cut(),
    failOver: async () => {
      // Every write has arrived there: what a failover loses otherwise is another matter.
      await untilReplicated(primary.url);
      await primary.stop();
      await command(replica.port, 'REPLICAOF', 'NO', 'ONE');
      [primary, replica] = [replica, primary];
      proxy.moveTo(primary.port);
      await replica.start();
      await command(replica.port, 'REPLICAOF', '127.0.0.1', String(primary.port));
    },
    close: async () => {
      await proxy.close();
      await primary.end();
      await replica.end();
    },
  };
}

async function openPostgres(): Promise<FaultyDatabase> {
  const server = await sharedPostgres();
  const proxy = await startProxy(server.port);
  const url = server.url.replace(`:${server.port}/`, `:${proxy.port}/`);
  const query = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  return {
    open: () => Promise.resolve(postgresStore({ url, prefix: 'faults_', timeoutMs })),
    fill: () =>
      query(`CREATE OR REPLACE FUNCTION faults_full() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER faults_full BEFORE INSERT OR UPDATE ON faults_entries FOR EACH ROW EXECUTE FUNCTION faults_full()`),
    empty: () => query('DROP TRIGGER faults_full ON faults_entries'),
    stop: () => server.stop(),
    start: () => server.start(),
    cut: () => proxy.cut(),
    close: () => proxy.close(),
  };
}

async function openSqlite(): Promise<FaultyDatabase> {
  const file = join(sqliteFolder(), 'faults.db');
  const opened: SqliteDatabase[] = [];
  const other = await openDatabase(file);
  return {
    open: async () => {
      const database = await openDatabase(file);
      opened.push(database);
      return sqliteStore({ database, timeoutMs });
    },
    fill: () => {
      other.exec('CREATE TABLE IF NOT EXISTS filler (text TEXT)');
      for (const database of [...opened, other]) database.exec('PRAGMA max_page_count = 1');
      try {
        // Pages that are free already are used up.
        for (;;) other.exec("INSERT INTO filler VALUES (printf('%.3000c', 'x'))");
      } catch {
        // Full. What fits into a page that is there is written anyway, so that is refused as well.
      }
      for (const database of opened) database.exec('PRAGMA query_only = 1');
      return Promise.resolve();
    },
    empty: () => {
      for (const database of [...opened, other])
        database.exec('PRAGMA query_only = 0; PRAGMA max_page_count = 1000000');
      other.exec('DROP TABLE filler');
      return Promise.resolve();
    },
    close: () => {
      for (const database of [...opened, other]) database.close();
      return Promise.resolve();
    },
  };
}

function openMemory(): Promise<FaultyDatabase> {
  const memory = memoryStore({ maxBytes: 2_000_000 });
  const fillers: string[] = [];
  return Promise.resolve({
    open: () => Promise.resolve(lettingThrough(memory)),
    fill: async () => {
      // Large ones at first, then as small as any.
      for (const length of [50_000, 1]) {
        for (let isFull = false; !isFull;) {
          const key = `filler:${fillers.length}`;
          isFull = await memory.set(key, 'x'.repeat(length), 600_000).then(
            () => false,
            () => true,
          );
          if (!isFull) fillers.push(key);
        }
      }
    },
    empty: async () => {
      for (const key of fillers.splice(0)) await memory.delete(key);
    },
    close: () => memory.close(),
  });
}

export type FaultOfServer = 'stop' | 'cut' | 'failOver';

interface KindOfDatabase {
  readonly name: string;
  readonly has: readonly FaultOfServer[];
  open(): Promise<FaultyDatabase>;
}

export const faultyDatabases: readonly KindOfDatabase[] = [
  { name: 'Redis', has: ['stop', 'cut', 'failOver'], open: openRedis },
  { name: 'Postgres', has: ['stop', 'cut'], open: openPostgres },
  { name: 'SQLite', has: [], open: openSqlite },
  { name: 'memory', has: [], open: openMemory },
];
