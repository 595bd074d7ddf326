import { openDatabase } from './open-database.js';
import type { SqliteDatabase, SqliteStoreOptions } from './sqlite-database.js';
import { isBusy } from './sqlite-failure.js';
import { migrate, type SqliteTables } from './sqlite-schema.js';
import { prepareStatements, sweptRows, type SqliteStatements } from './sqlite-statements.js';

/** Milliseconds that SQLite itself waits for other processes: few, because this process is blocked during that time. */
const busyTimeoutMs = 10;
/** After that it waits without blocking, for a random time so that two processes don't collide again. */
const mostPauseMs = 20;
/** Statements of one sweep; what is left waits for the next. */
const mostSweeps = 20;

export interface Opened {
  readonly database: SqliteDatabase;
  readonly statements: SqliteStatements;
}

/** Keeps a database open, waits for other processes that write to it, and sweeps it. */
export class SqliteConnection {
  readonly #options: SqliteStoreOptions & Required<Pick<SqliteStoreOptions, 'timeoutMs' | 'sweepMs' | 'now'>>;
  readonly #tables: SqliteTables;
  #opened: Promise<Opened> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    options: SqliteStoreOptions & Required<Pick<SqliteStoreOptions, 'timeoutMs' | 'sweepMs' | 'now'>>,
    tables: SqliteTables,
  ) {
    this.#options = options;
    this.#tables = tables;
  }

  /** Runs one statement, again while other processes write. */
  async run<Result>(use: (statements: SqliteStatements, now: number) => Result): Promise<Result> {
    const deadline = performance.now() + this.#options.timeoutMs;
    const { statements } = await this.#ready(deadline);
    return await this.#whenFree(() => use(statements, this.#options.now()), deadline);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    const opened = await this.#opened?.catch(() => undefined);
    if (opened && !this.#options.database) opened.database.close();
  }

  /** Removes ended rows in steps; between two of them, others have their turn. */
  async sweep(): Promise<void> {
    for (const name of ['sweepEntries', 'sweepMembers'] as const)
      for (let step = 0; step < mostSweeps && !this.#isClosed; step += 1) {
        const { changes } = await this.run((statements, now) =>
          statements[name].run({ now, rows: sweptRows }),
        );
        if (Number(changes) < sweptRows) break;
        await new Promise((resolve) => setImmediate(resolve));
      }
  }

  async #ready(deadline: number): Promise<Opened> {
    this.#opened ??= this.#open(deadline);
    try {
      return await this.#opened;
    } catch (error) {
      // The next call tries again.
      this.#opened = undefined;
      throw error;
    }
  }

  async #open(deadline: number): Promise<Opened> {
    const { database: given, file = '', sweepMs } = this.#options;
    const database = given ?? (await openDatabase(file));
    try {
      if (!given) await this.#whenFree(() => prepareFile(database), deadline);
      await this.#whenFree(() => migrate(database, this.#tables), deadline);
      const statements = prepareStatements(database, this.#tables);
      if (!this.#isClosed)
        this.#timer ??= setInterval(() => {
          this.sweep().catch(() => undefined);
        }, sweepMs).unref();
      return { database, statements };
    } catch (error) {
      if (!given) database.close();
      throw error;
    }
  }

  async #whenFree<Result>(use: () => Result, deadline: number): Promise<Result> {
    for (;;) {
      if (this.#isClosed) throw new Error('closed');
      try {
        return use();
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.ceil(Math.random() * mostPauseMs)));
      }
    }
  }
}

/** With a write-ahead log, reading and writing don't wait for one another. It is flushed to the disk at each write. */
function prepareFile(database: SqliteDatabase): void {
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
}
