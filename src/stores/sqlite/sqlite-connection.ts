import { storeUnavailable } from '../guard-store.js';
import { DatabaseFile } from './database-file.js';
import { openDatabase } from './open-database.js';
import type { SqliteDatabase, SqliteStoreOptions } from './sqlite-database.js';
import { fileMoved, isBusy } from './sqlite-failure.js';
import { migrate, type SqliteTables } from './sqlite-schema.js';
import { prepareStatements, sweptRows, type SqliteStatements } from './sqlite-statements.js';

/** Milliseconds that SQLite itself waits for other processes: few, because this process is blocked during that time. */
const busyTimeoutMs = 10;
/** After that it waits without blocking, for a random time so that two processes don't collide again. */
const mostPauseMs = 20;
/** Statements of one sweep; what is left waits for the next. */
const mostSweeps = 20;
/** Milliseconds between two looks at the log. Nothing of it is lost meanwhile: it is open. */
const logLookMs = 1000;

export interface Opened {
  readonly database: SqliteDatabase;
  readonly statements: SqliteStatements;
  /** Absent if it is in memory. */
  readonly file: DatabaseFile | undefined;
  /** Another one is opened in its place. */
  isLeft: boolean;
}

/** Keeps a database open, waits for other processes that write to it, and sweeps it. */
export class SqliteConnection {
  readonly #options: SqliteStoreOptions & Required<Pick<SqliteStoreOptions, 'timeoutMs' | 'sweepMs' | 'now'>>;
  readonly #tables: SqliteTables;
  #opened: Promise<Opened> | undefined;
  /** The file that was open before another one took its place, until that one is open. */
  #left: DatabaseFile | undefined;
  #logSeenAt = 0;
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
    return await this.#whenFree(async () => {
      for (;;) {
        const opened = await this.#ready(deadline);
        if (this.#isInPlace(opened)) return use(opened.statements, this.#options.now());
      }
    }, deadline);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    const opened = await this.#opened?.catch(() => undefined);
    if (!opened || opened.isLeft || this.#options.database) return;
    flush(opened.database);
    opened.database.close();
  }

  /** Removes ended rows in steps; between two of them, others have their turn. */
  async sweep(): Promise<void> {
    // Whoever uses the store hears of a file that has moved.
    const { file } = (await this.#opened) ?? {};
    if (file && file.state() !== 'in place') return;
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
    const opening = (this.#opened ??= this.#open(deadline));
    try {
      return await opening;
    } catch (error) {
      // The next call tries again.
      if (this.#opened === opening) this.#opened = undefined;
      throw error;
    }
  }

  async #open(deadline: number): Promise<Opened> {
    const { database: given, file = '', sweepMs, now } = this.#options;
    if (this.#left?.state() === 'absent') throw storeUnavailable(fileMoved.absent);
    if (this.#left?.isSettled(now()) === false) throw storeUnavailable(fileMoved.replaced);
    const path = this.#left?.path ?? file;
    const database = given ?? (await openDatabase(path));
    try {
      if (!given) await this.#whenFree(() => prepareFile(database), deadline);
      await this.#whenFree(() => migrate(database, this.#tables), deadline);
      const statements = prepareStatements(database, this.#tables);
      if (!this.#isClosed)
        this.#timer ??= setInterval(() => {
          this.sweep().catch(() => undefined);
        }, sweepMs).unref();
      this.#left = undefined;
      const opened = DatabaseFile.of(database, given ? undefined : path);
      return { database, statements, file: opened, isLeft: false };
    } catch (error) {
      if (!given) database.close();
      throw error;
    }
  }

  /**
   * Whether this database is still the one to use; if it isn’t, the next one is opened.
   * @throws {OAuthError} `store_unavailable` if the file was removed or replaced: once for a file that takes its place.
   */
  #isInPlace(opened: Opened): boolean {
    if (opened.isLeft) return false;
    const { database, file } = opened;
    const { database: given, now } = this.#options;
    const state = file?.state() ?? 'in place';
    if (state === 'in place') {
      if (given || !file || Math.abs(now() - this.#logSeenAt) < logLookMs) return true;
      this.#logSeenAt = now();
      if (!file.lacksLog()) return true;
    } else if (given) throw storeUnavailable(fileMoved.ofTheApp);
    flush(database);
    if (state === 'absent') throw storeUnavailable(fileMoved.absent);
    database.close();
    opened.isLeft = true;
    this.#opened = undefined;
    if (state === 'in place') return false;
    file?.removeOldLogs();
    this.#left = file;
    throw storeUnavailable(fileMoved.replaced);
  }

  async #whenFree<Result>(use: () => Result | Promise<Result>, deadline: number): Promise<Result> {
    for (;;) {
      if (this.#isClosed) throw new Error('closed');
      try {
        return await use();
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

/** Writes what is in the log into the file, wherever that is now: SQLite doesn't do so for a file that has moved. */
function flush(database: SqliteDatabase): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // A disk that is full or gone: what is in the log stays there.
  }
}
