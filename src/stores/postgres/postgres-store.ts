import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { mostWaitMs, requireWhole } from '../check-arguments.js';
import { guardStore, storeUnavailable, type StoreEngine } from '../guard-store.js';
import { PostgresConnection } from './postgres-connection.js';
import { postgresFailure } from './postgres-failure.js';
import type { PostgresResult, PostgresStoreOptions } from './postgres-pool.js';
import { statementsFor, type PostgresStatements } from './postgres-statements.js';
import { tablesOf } from './postgres-tables.js';

/**
 * A store in Postgres 12 or later. Needs `pg`. It makes its three tables by itself, and removes ended rows. Times are those of the
 * database, so the clocks of the processes don't matter.
 *
 * @example
 * createOAuthEndpoint({ ...settings, store: postgresStore({ url: process.env.DATABASE_URL }) });
 * @example
 * createOAuthEndpoint({ ...settings, store: postgresStore({ pool, schema: 'auth' }) });
 */
export function postgresStore(options: PostgresStoreOptions): AtomicStore {
  const { prefix = 'oauth_elements_', timeoutMs = 5000, sweepMs = 60_000 } = options;
  requireWhole({ timeoutMs, sweepMs }, mostWaitMs);
  const tables = tablesOf(options.schema, prefix);
  const statements = statementsFor(tables);
  const connection = new PostgresConnection({ ...options, timeoutMs, sweepMs }, tables, statements);
  return guardStore(new PostgresEngine(connection, statements), {
    name: 'Postgres',
    timeoutMs,
    explain: postgresFailure,
  });
}

class PostgresEngine implements StoreEngine {
  readonly #connection: PostgresConnection;
  readonly #statements: PostgresStatements;

  constructor(connection: PostgresConnection, statements: PostgresStatements) {
    this.#connection = connection;
    this.#statements = statements;
  }

  async get(key: string): Promise<string | undefined> {
    const { rows } = await this.#connection.run(this.#statements.get, key);
    return rows[0] && textOf(rows[0]['value']);
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#connection.run(this.#statements.set, key, Buffer.from(value), ttlMs);
  }

  async take(key: string): Promise<string | undefined> {
    const { rows } = await this.#connection.run(this.#statements.take, key);
    return rows[0]?.['is_alive'] === true ? textOf(rows[0]['value']) : undefined;
  }

  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    return hasRow(await this.#connection.run(this.#statements.setIfAbsent, key, Buffer.from(value), ttlMs));
  }

  async compareAndSet(key: string, expected: string, value: string, ttlMs: number): Promise<boolean> {
    const given = [Buffer.from(expected), Buffer.from(value), ttlMs];
    return hasRow(await this.#connection.run(this.#statements.compareAndSet, key, ...given));
  }

  async increment(key: string, ttlMs: number): Promise<number> {
    const { rows } = await this.#connection.run(this.#statements.increment, key, ttlMs);
    return Number(rows[0]?.['count']);
  }

  async addToIndex(index: string, member: string, ttlMs: number): Promise<void> {
    await this.#connection.run(this.#statements.addToIndex, index, member, ttlMs);
  }

  async removeFromIndex(index: string, member: string): Promise<void> {
    await this.#connection.run(this.#statements.removeFromIndex, index, member);
  }

  async membersOf(index: string): Promise<string[]> {
    const { rows } = await this.#connection.run(this.#statements.membersOf, index);
    return rows.map((row) => String(row['member']));
  }

  async delete(key: string): Promise<boolean> {
    const { rows } = await this.#connection.run(this.#statements.delete, key);
    return rows[0]?.['is_alive'] === true;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}

function hasRow({ rowCount }: PostgresResult): boolean {
  return (rowCount ?? 0) > 0;
}

/** @throws {OAuthError} `store_unavailable` for a value that is not bytes, as a parser of the app's own may make it: it must not count as absent. */
function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array))
    throw storeUnavailable(
      'The Postgres store got something other than bytes from a column of the type bytea: give it a pool without a type parser for bytea.',
    );
  return Buffer.from(value).toString('utf8');
}
