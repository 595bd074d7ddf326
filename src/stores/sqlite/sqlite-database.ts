/** What is used of a database of `better-sqlite3` or of `node:sqlite`. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  all(values: SqliteValues): unknown[];
  run(values: SqliteValues): { changes: number | bigint };
}

/** By name; both libraries take them without the colon that they have in statements. */
export type SqliteValues = Record<string, string | number | Uint8Array>;

export interface SqliteStoreOptions {
  /** The path of the database, in a folder that exists on a disk of this machine. */
  readonly file?: string;
  /** A database of the app's own, of `better-sqlite3` or `node:sqlite`, which it closes itself. */
  readonly database?: SqliteDatabase;
  /** Begins the names of the tables. Default: `oauth_elements_`. Two apps in one file need two. */
  readonly prefix?: string;
  /** How long a call may take, in milliseconds, while other processes write. Default: 5,000. */
  readonly timeoutMs?: number;
  /** How often ended rows are removed, in milliseconds. Default: a minute. */
  readonly sweepMs?: number;
  /** The current time in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}
