import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { mostWaitMs, requireWhole } from '../check-arguments.js';
import { guardStore, storeUnavailable, type StoreEngine } from '../guard-store.js';
import { SqliteConnection } from './sqlite-connection.js';
import type { SqliteStoreOptions } from './sqlite-database.js';
import { sqliteFailure } from './sqlite-failure.js';
import { tablesOf } from './sqlite-schema.js';

/**
 * A store in a file, for one process or several on one machine. Node 22.13 and later have what it needs; before, it needs
 * `better-sqlite3@12`. Never put the file on a network drive: locks don't work there.
 *
 * @example
 * createOAuthEndpoint({ ...settings, store: sqliteStore({ file: '/var/lib/app/sessions.db' }) });
 */
export function sqliteStore(options: SqliteStoreOptions): AtomicStore {
  const { prefix = 'oauth_elements_', timeoutMs = 5000, sweepMs = 60_000, now = Date.now } = options;
  requireWhole({ timeoutMs, sweepMs }, mostWaitMs);
  if (!options.database && !options.file) throw new TypeError('The SQLite store needs a file');
  const connection = new SqliteConnection({ ...options, timeoutMs, sweepMs, now }, tablesOf(prefix));
  return guardStore(new SqliteEngine(connection), { name: 'SQLite', timeoutMs, explain: sqliteFailure });
}

type Row = Readonly<Record<string, unknown>>;

class SqliteEngine implements StoreEngine {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async get(key: string): Promise<string | undefined> {
    const [row] = await this.#rows(({ get }, now) => get.all({ key, now }));
    return row && textOf(row['value']);
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#connection.run(({ set }, now) =>
      set.run({ key, value: Buffer.from(value), until: now + ttlMs }),
    );
  }

  async take(key: string): Promise<string | undefined> {
    const [row] = await this.#rows(({ take }, now) => take.all({ key, now }));
    return isAlive(row) ? textOf(row?.['value']) : undefined;
  }

  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    const { changes } = await this.#connection.run(({ setIfAbsent }, now) =>
      setIfAbsent.run({ key, value: Buffer.from(value), until: now + ttlMs, now }),
    );
    return Number(changes) > 0;
  }

  async compareAndSet(key: string, expected: string, value: string, ttlMs: number): Promise<boolean> {
    const { changes } = await this.#connection.run(({ compareAndSet }, now) =>
      compareAndSet.run({
        key,
        expected: Buffer.from(expected),
        value: Buffer.from(value),
        until: now + ttlMs,
        now,
      }),
    );
    return Number(changes) > 0;
  }

  async increment(key: string, ttlMs: number): Promise<number> {
    const [row] = await this.#rows(({ increment }, now) => increment.all({ key, until: now + ttlMs, now }));
    if (!row) throw storeUnavailable('The key of a counter holds something else.');
    return Number(row['count']);
  }

  async addToIndex(index: string, member: string, ttlMs: number): Promise<void> {
    await this.#connection.run(({ addToIndex }, now) =>
      addToIndex.run({ index, member, until: now + ttlMs }),
    );
  }

  async removeFromIndex(index: string, member: string): Promise<void> {
    await this.#connection.run(({ removeFromIndex }) => removeFromIndex.run({ index, member }));
  }

  async membersOf(index: string): Promise<string[]> {
    const rows = await this.#rows(({ membersOf }, now) => membersOf.all({ index, now }));
    return rows.map((row) => String(row['member']));
  }

  async delete(key: string): Promise<boolean> {
    const [row] = await this.#rows((statements, now) => statements.delete.all({ key, now }));
    return isAlive(row);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #rows(use: Parameters<SqliteConnection['run']>[0]): Promise<Row[]> {
    return (await this.#connection.run(use)) as Row[];
  }
}

function isAlive(row: Row | undefined): boolean {
  return Number(row?.['is_alive'] ?? 0) === 1;
}

/** @throws {Error} for a value that this store can't have written: it must not count as absent. */
function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new Error('no bytes');
  return Buffer.from(value).toString('utf8');
}
