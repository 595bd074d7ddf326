import { movedFile } from '../../endpoint/log/store-messages.js';
import { codeOf } from '../client-library.js';

/** The primary result codes of SQLite, by their numbers, which `node:sqlite` gives. */
const codes: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

const cures: Readonly<Record<string, string>> = {
  SQLITE_ERROR: 'its tables are not those that the store made: give the store a prefix of its own',
  SQLITE_BUSY: 'other processes wrote to it all the time',
  SQLITE_LOCKED: 'other processes wrote to it all the time',
  SQLITE_READONLY: 'the file or its folder may not be written by this user',
  SQLITE_IOERR: 'its disk failed',
  SQLITE_CORRUPT: 'the file is damaged: restore it, or remove it',
  SQLITE_FULL: 'its disk is full, or the database has reached max_page_count',
  SQLITE_CANTOPEN:
    'the file can’t be opened: its folder must exist, and this user must be allowed to write there',
  SQLITE_NOTADB: 'the file is no database of SQLite',
};

/** What became of the file while it was in use. */
export const fileMoved = {
  absent: `${movedFile} SQLite store was removed or moved while it was in use. Put it back, or start again with an empty one.`,
  replaced: `${movedFile} SQLite store was replaced while it was in use. The new one is opened once nobody has written to it for a second; what only the old one holds does not count any more.`,
  ofTheApp: `${movedFile} app’s database was removed or replaced while the SQLite store used it. Open that database again.`,
};

/** The primary result code, of either library. */
function sqliteCode(error: unknown): string | undefined {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  if (typeof errcode === 'number') return codes[errcode & 255] ?? `SQLITE_${errcode}`;
  const code = codeOf(error);
  // better-sqlite3 gives extended codes, such as SQLITE_IOERR_WRITE.
  return /^SQLITE_[A-Z]+/.exec(code ?? '')?.[0] ?? (error instanceof TypeError ? 'SQLITE_CANTOPEN' : code);
}

/** One sentence about a failure, from its code alone. */
export function sqliteFailure(error: unknown): string {
  const code = sqliteCode(error);
  if (code === undefined) return 'SQLite failed.';
  const cure = cures[code];
  return cure ? `SQLite failed (${code}): ${cure}.` : `SQLite failed (${code}).`;
}

/** Whether another process holds the database for a moment: the statement did nothing. */
export function isBusy(error: unknown): boolean {
  return ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(sqliteCode(error) ?? '');
}
