import type { SqliteDatabase, SqliteStatement } from './sqlite-database.js';
import type { SqliteTables } from './sqlite-schema.js';

/** Rows that one step of a sweep removes. */
export const sweptRows = 500;

/** Each operation is one statement, and so atomic between processes. Values are named, as both libraries take them. */
export function prepareStatements(
  database: SqliteDatabase,
  { entries, members }: SqliteTables,
): SqliteStatements {
  const sql: Readonly<Record<keyof SqliteStatements, string>> = {
    get: `SELECT value FROM ${entries} WHERE key = :key AND expires_at > :now`,
    set: `INSERT INTO ${entries} (key, value, expires_at) VALUES (:key, :value, :until)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
    take: `DELETE FROM ${entries} WHERE key = :key RETURNING value, expires_at > :now AS is_alive`,
    setIfAbsent: `INSERT INTO ${entries} AS present (key, value, expires_at) VALUES (:key, :value, :until)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
      WHERE present.expires_at <= :now`,
    compareAndSet: `UPDATE ${entries} SET value = :value, expires_at = :until WHERE key = :key AND value = :expected AND expires_at > :now`,
    increment: `INSERT INTO ${entries} AS present (key, value, expires_at) VALUES (:key, CAST('1' AS BLOB), :until)
      ON CONFLICT (key) DO UPDATE SET
        value = CASE WHEN present.expires_at > :now
          THEN CAST(CAST(CAST(CAST(present.value AS TEXT) AS INTEGER) + 1 AS TEXT) AS BLOB) ELSE excluded.value END,
        expires_at = CASE WHEN present.expires_at > :now THEN present.expires_at ELSE excluded.expires_at END
      WHERE present.expires_at <= :now
        OR (length(present.value) BETWEEN 1 AND 15 AND CAST(present.value AS TEXT) NOT GLOB '*[^0-9]*')
      RETURNING CAST(value AS TEXT) AS count`,
    addToIndex: `INSERT INTO ${members} AS present (index_name, member, expires_at) VALUES (:index, :member, :until)
      ON CONFLICT (index_name, member) DO UPDATE SET expires_at = max(present.expires_at, excluded.expires_at)`,
    removeFromIndex: `DELETE FROM ${members} WHERE index_name = :index AND member = :member`,
    membersOf: `SELECT member FROM ${members} WHERE index_name = :index AND expires_at > :now
      ORDER BY expires_at DESC LIMIT 1000`,
    delete: `DELETE FROM ${entries} WHERE key = :key RETURNING expires_at > :now AS is_alive`,
    sweepEntries: `DELETE FROM ${entries} WHERE rowid IN
      (SELECT rowid FROM ${entries} WHERE expires_at <= :now ORDER BY expires_at LIMIT :rows)`,
    sweepMembers: `DELETE FROM ${members} WHERE (index_name, member) IN
      (SELECT index_name, member FROM ${members} WHERE expires_at <= :now ORDER BY expires_at LIMIT :rows)`,
  };
  const prepared = Object.entries(sql).map(([name, text]) => [name, database.prepare(text)]);
  return Object.fromEntries(prepared) as SqliteStatements;
}

export interface SqliteStatements {
  readonly get: SqliteStatement;
  readonly set: SqliteStatement;
  readonly take: SqliteStatement;
  readonly setIfAbsent: SqliteStatement;
  readonly compareAndSet: SqliteStatement;
  readonly increment: SqliteStatement;
  readonly addToIndex: SqliteStatement;
  readonly removeFromIndex: SqliteStatement;
  readonly membersOf: SqliteStatement;
  readonly delete: SqliteStatement;
  readonly sweepEntries: SqliteStatement;
  readonly sweepMembers: SqliteStatement;
}
