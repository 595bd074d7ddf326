import type { PostgresTables } from './postgres-tables.js';

/** Milliseconds since 1970 by the clock of the database, which all processes share. */
const now = '(extract(epoch FROM statement_timestamp()) * 1000)::bigint';

/** Rows that one sweep removes. */
export const sweptRows = 500;

/** Each operation in one statement, so that it is atomic whatever the isolation level. */
export function statementsFor({ entries, members }: PostgresTables): PostgresStatements {
  return {
    get: `SELECT value FROM ${entries} WHERE key = $1 AND expires_at > ${now}`,
    set: `INSERT INTO ${entries} (key, value, expires_at) VALUES ($1, $2, ${now} + $3::bigint)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
    take: `DELETE FROM ${entries} WHERE key = $1 RETURNING value, expires_at > ${now} AS is_alive`,
    setIfAbsent: `INSERT INTO ${entries} AS present (key, value, expires_at) VALUES ($1, $2, ${now} + $3::bigint)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
      WHERE present.expires_at <= ${now}`,
    compareAndSet: `UPDATE ${entries} SET value = $3, expires_at = ${now} + $4::bigint
      WHERE key = $1 AND value = $2 AND expires_at > ${now}`,
    increment: `INSERT INTO ${entries} AS present (key, value, expires_at)
      VALUES ($1, convert_to('1', 'UTF8'), ${now} + $2::bigint)
      ON CONFLICT (key) DO UPDATE SET
        value = CASE WHEN present.expires_at > ${now}
          THEN convert_to((convert_from(present.value, 'UTF8')::bigint + 1)::text, 'UTF8') ELSE excluded.value END,
        expires_at = CASE WHEN present.expires_at > ${now} THEN present.expires_at ELSE excluded.expires_at END
      RETURNING convert_from(value, 'UTF8') AS count`,
    addToIndex: `INSERT INTO ${members} AS present (index_name, member, expires_at) VALUES ($1, $2, ${now} + $3::bigint)
      ON CONFLICT (index_name, member) DO UPDATE SET expires_at = greatest(present.expires_at, excluded.expires_at)`,
    removeFromIndex: `DELETE FROM ${members} WHERE index_name = $1 AND member = $2`,
    membersOf: `SELECT member FROM ${members} WHERE index_name = $1 AND expires_at > ${now}
      ORDER BY expires_at DESC LIMIT 1000`,
    delete: `DELETE FROM ${entries} WHERE key = $1 RETURNING expires_at > ${now} AS is_alive`,
    sweepEntries: sweep(entries),
    sweepMembers: sweep(members),
  };
}

export interface PostgresStatements {
  readonly get: string;
  readonly set: string;
  readonly take: string;
  readonly setIfAbsent: string;
  readonly compareAndSet: string;
  readonly increment: string;
  readonly addToIndex: string;
  readonly removeFromIndex: string;
  readonly membersOf: string;
  readonly delete: string;
  readonly sweepEntries: string;
  readonly sweepMembers: string;
}

/** Only one process sweeps at a time, and it waits for no row that somebody writes. The lock ends with the statement. */
function sweep(table: string): string {
  return `WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock($1) AS is_ours),
    ended AS MATERIALIZED (
      SELECT ctid FROM ${table} WHERE (SELECT is_ours FROM turn) AND expires_at <= ${now}
      ORDER BY expires_at LIMIT ${sweptRows} FOR UPDATE SKIP LOCKED)
    DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ended)) AND expires_at <= ${now}`;
}
