import { storeUnavailable } from '../guard-store.js';
import type { SqliteDatabase } from './sqlite-database.js';

/** The names of a store's tables, quoted for statements. */
export interface SqliteTables {
  readonly entries: string;
  readonly members: string;
  readonly versions: string;
  readonly quoted: (name: string) => string;
}

/** @throws {TypeError} unless the prefix can begin the names of tables. */
export function tablesOf(prefix: string): SqliteTables {
  if (!/^[^\0\p{Surrogate}]{1,40}$/u.test(prefix) || /^sqlite_/i.test(prefix))
    throw new TypeError('The prefix must be 1 to 40 characters, and not begin with sqlite_');
  const quoted = (name: string): string => `"${`${prefix}${name}`.replaceAll('"', '""')}"`;
  return { entries: quoted('entries'), members: quoted('members'), versions: quoted('versions'), quoted };
}

/** Each makes the next version of the schema. What is here stays as it is: files have it. */
const migrations: readonly ((tables: SqliteTables) => string)[] = [
  ({ entries, quoted }) => `
    CREATE TABLE ${entries} (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires_at INTEGER NOT NULL) STRICT;
    CREATE INDEX ${quoted('entries_end')} ON ${entries} (expires_at);`,
  ({ members, quoted }) => `
    CREATE TABLE ${members} (
      index_name TEXT NOT NULL, member TEXT NOT NULL, expires_at INTEGER NOT NULL,
      PRIMARY KEY (index_name, member)) STRICT, WITHOUT ROWID;
    CREATE INDEX ${quoted('members_end')} ON ${members} (expires_at);`,
];

/**
 * Makes the tables, or brings them to this version, in one transaction.
 * @throws {OAuthError} `store_unavailable` if a later version has changed them.
 */
export function migrate(database: SqliteDatabase, tables: SqliteTables): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(`CREATE TABLE IF NOT EXISTS ${tables.versions} (version INTEGER PRIMARY KEY) STRICT`);
    const [row] = database
      .prepare(`SELECT coalesce(max(version), 0) AS version FROM ${tables.versions}`)
      .all({}) as [{ version: number }];
    if (row.version > migrations.length)
      throw storeUnavailable(
        `The tables of the SQLite store are of version ${row.version}, and this process knows version ${migrations.length}: upgrade oauth-elements here too.`,
      );
    for (const [index, statements] of migrations.entries()) {
      if (index < row.version) continue;
      database.exec(statements(tables));
      database
        .prepare(`INSERT INTO ${tables.versions} (version) VALUES (:version)`)
        .run({ version: index + 1 });
    }
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // Some failures have rolled it back already.
  }
}
