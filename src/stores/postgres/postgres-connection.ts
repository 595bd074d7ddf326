import { loadClientLibrary } from '../client-library.js';
import { storeUnavailable } from '../guard-store.js';
import { isConflict } from './postgres-failure.js';
import type { PostgresPool, PostgresQuery, PostgresResult, PostgresStoreOptions } from './postgres-pool.js';
import { migrate } from './postgres-schema.js';
import { sweptRows, type PostgresStatements } from './postgres-statements.js';
import type { PostgresTables } from './postgres-tables.js';

/** How often a statement is sent again after a conflict with another. */
const mostConflicts = 5;
/** Statements of one sweep; what is left waits for the next. */
const mostSweeps = 20;

/** Keeps a pool of connections and the tables; sweeps them. */
export class PostgresConnection {
  readonly #options: PostgresStoreOptions & { readonly timeoutMs: number; readonly sweepMs: number };
  readonly #tables: PostgresTables;
  readonly #statements: PostgresStatements;
  #pool: Promise<PostgresPool> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    options: PostgresStoreOptions & { readonly timeoutMs: number; readonly sweepMs: number },
    tables: PostgresTables,
    statements: PostgresStatements,
  ) {
    this.#options = options;
    this.#tables = tables;
    this.#statements = statements;
  }

  async run(text: string, ...values: unknown[]): Promise<PostgresResult> {
    const pool = await this.#ready();
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        return await pool.query(this.#query(text, values));
      } catch (error) {
        if (!isConflict(error) || conflicts === mostConflicts) throw error;
      }
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    const pool = await this.#pool?.catch(() => undefined);
    if (pool) await this.#end(pool);
  }

  /** Removes ended rows in steps, if no other process does. */
  async sweep(): Promise<void> {
    for (const text of [this.#statements.sweepEntries, this.#statements.sweepMembers])
      for (let step = 0; step < mostSweeps && !this.#isClosed; step += 1) {
        const { rowCount } = await this.run(text, this.#tables.sweepLock);
        if ((rowCount ?? 0) < sweptRows) break;
      }
  }

  async #ready(): Promise<PostgresPool> {
    // Nobody would end a pool that is opened now.
    if (this.#isClosed) throw new Error('closed');
    this.#pool ??= this.#open();
    try {
      return await this.#pool;
    } catch (error) {
      // The next call tries again.
      this.#pool = undefined;
      throw error;
    }
  }

  async #open(): Promise<PostgresPool> {
    const pool = this.#options.pool ?? (await this.#create());
    // Without a listener, an idle connection that ends would end the process.
    pool.on('error', ignore);
    try {
      await migrate(pool, this.#tables, this.#options.timeoutMs);
    } catch (error) {
      await this.#end(pool);
      throw error;
    }
    // If the store was closed meanwhile, `close` waits for this pool and ends it.
    if (!this.#isClosed)
      this.#timer ??= setInterval(() => {
        this.sweep().catch(ignore);
      }, this.#options.sweepMs).unref();
    return pool;
  }

  async #create(): Promise<PostgresPool> {
    const { url, options, timeoutMs } = this.#options;
    const { default: library } = await loadClientLibrary(() => import('pg'), 'npm install pg');
    try {
      return new library.Pool({
        max: 10,
        keepAlive: true,
        connectionTimeoutMillis: timeoutMs,
        application_name: 'oauth-elements',
        allowExitOnIdle: true,
        ...options,
        ...(url === undefined ? {} : { connectionString: url }),
      });
    } catch {
      // Its error may quote the URL, with the password.
      throw storeUnavailable(
        'The URL or the options of the Postgres store are not valid: postgres://user@host/database is a URL.',
      );
    }
  }

  /** `query_timeout` also frees the connection of a query that gets no answer. */
  #query(text: string, values: unknown[]): PostgresQuery {
    return { text, values, query_timeout: this.#options.timeoutMs };
  }

  async #end(pool: PostgresPool): Promise<void> {
    if (!this.#options.pool) {
      // A listener stays: connections may still break while they end.
      await pool.end();
      return;
    }
    pool.off('error', ignore);
  }
}

function ignore(): void {
  // The calls that need the connection report the failure.
}
