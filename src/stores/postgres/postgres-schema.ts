import { storeUnavailable } from '../guard-store.js';
import type { PostgresClient, PostgresPool, PostgresResult } from './postgres-pool.js';
import type { PostgresTables } from './postgres-tables.js';

/** Each makes the next version of the schema. What is here stays as it is: databases have it. */
const migrations: readonly ((tables: PostgresTables) => readonly string[])[] = [
  ({ entries, quoted }) => [
    `CREATE TABLE ${entries} (
      key text COLLATE "C" PRIMARY KEY, value bytea NOT NULL, expires_at bigint NOT NULL)`,
    `CREATE INDEX ${quoted('entries_end')} ON ${entries} (expires_at)`,
  ],
  ({ members, quoted }) => [
    `CREATE TABLE ${members} (
      index_name text COLLATE "C" NOT NULL, member text COLLATE "C" NOT NULL, expires_at bigint NOT NULL,
      PRIMARY KEY (index_name, member))`,
    `CREATE INDEX ${quoted('members_end')} ON ${members} (expires_at)`,
  ],
];

/** Milliseconds that a process waits while another one changes the schema, and for each answer. */
const lockLimitMs = 30_000;
const answerLimitMs = lockLimitMs + 5000;

/**
 * Makes the tables, or brings them to this version. Of several processes that start at the same time, one does it.
 * @param timeoutMs how long the first answers may take, for which every call waits that comes meanwhile.
 * @throws {OAuthError} `store_unavailable` if a later version has changed them.
 */
export async function migrate(pool: PostgresPool, tables: PostgresTables, timeoutMs: number): Promise<void> {
  // Most starts find everything as it must be, and need no lock.
  if ((await versionOf(pool, tables, timeoutMs)) === migrations.length) return;
  const client = await pool.connect();
  let isBroken = true;
  try {
    await ask(client, 'BEGIN ISOLATION LEVEL READ COMMITTED');
    await ask(client, `SET LOCAL lock_timeout = ${lockLimitMs}`);
    await ask(client, 'SELECT pg_advisory_xact_lock($1)', tables.migrationLock);
    await migrateLocked(client, tables);
    await ask(client, 'COMMIT');
    isBroken = false;
  } finally {
    // Not given back to the pool in the middle of a transaction.
    client.release(isBroken);
  }
}

async function migrateLocked(client: PostgresClient, tables: PostgresTables): Promise<void> {
  // Before the version is read: within a transaction, Postgres may remember that a table was missing, until it makes one.
  await ask(
    client,
    `CREATE TABLE IF NOT EXISTS ${tables.versions} (
      version integer PRIMARY KEY, made_at timestamptz NOT NULL DEFAULT now())`,
  );
  const version = await writtenVersion(client, tables);
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue;
    for (const text of statements(tables)) await ask(client, text);
    await ask(client, `INSERT INTO ${tables.versions} (version) VALUES ($1)`, index + 1);
  }
}

/** The version of the schema; 0 if there is none. */
async function versionOf(pool: PostgresPool, tables: PostgresTables, timeoutMs: number): Promise<number> {
  const database: Pick<PostgresPool, 'query'> = {
    query: (query) => pool.query({ ...query, query_timeout: timeoutMs }),
  };
  const { rows } = await ask(database, 'SELECT to_regclass($1) IS NOT NULL AS is_there', tables.versions);
  return rows[0]?.['is_there'] === true ? await writtenVersion(database, tables) : 0;
}

/** @throws {OAuthError} `store_unavailable` if it is later than those that are known here. */
async function writtenVersion(
  database: Pick<PostgresPool, 'query'>,
  { versions }: PostgresTables,
): Promise<number> {
  const { rows } = await ask(database, `SELECT coalesce(max(version), 0) AS version FROM ${versions}`);
  const version = Number(rows[0]?.['version']);
  if (version > migrations.length)
    throw storeUnavailable(
      `The tables of the Postgres store are of version ${version}, and this process knows version ${migrations.length}: upgrade oauth-elements here too.`,
    );
  return version;
}

function ask(
  database: Pick<PostgresPool, 'query'>,
  text: string,
  ...values: unknown[]
): Promise<PostgresResult> {
  return database.query({ text, values, query_timeout: answerLimitMs });
}
