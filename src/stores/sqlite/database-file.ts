import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SqliteDatabase } from './sqlite-database.js';

/** How long a new file must have been left alone: a copy that is still being written must not be opened. */
const settledMs = 1000;

/** What became of the file of an open database. */
export type FileState = 'in place' | 'absent' | 'replaced';

/**
 * The file that a database has open. A file that is removed or replaced stays open: without a look at its path, what is written to it
 * is lost when the process ends.
 */
export class DatabaseFile {
  readonly path: string;
  readonly #identity: string;
  /** Of the write-ahead log and its index, as far as there are any. */
  readonly #logs: readonly (readonly [path: string, identity: string])[];

  private constructor(
    path: string,
    identity: string,
    logs: readonly (readonly [path: string, identity: string])[],
  ) {
    this.path = path;
    this.#identity = identity;
    this.#logs = logs;
  }

  /** @returns nothing for a database in memory. */
  static of(database: SqliteDatabase, file?: string): DatabaseFile | undefined {
    const listed = database.prepare('PRAGMA database_list').all({}) as {
      name: string;
      file: string | null;
    }[];
    const opened = listed.find(({ name }) => name === 'main')?.file;
    if (!opened) return undefined;
    // A relative path means another file once the process changes its folder; a link can be made to name another one.
    const path = [...(file === undefined ? [] : [resolve(file)]), opened].find(identityOf);
    const identity = path === undefined ? undefined : identityOf(path);
    if (path === undefined || identity === undefined) return undefined;
    const logs = ['-wal', '-shm'].flatMap((suffix) => {
      const log = identityOf(opened + suffix);
      return log === undefined ? [] : [[opened + suffix, log] as const];
    });
    return new DatabaseFile(path, identity, logs);
  }

  state(): FileState {
    const found = identityOf(this.path);
    if (found === undefined) return 'absent';
    return found === this.#identity || found === unknown ? 'in place' : 'replaced';
  }

  /** Whether another opener would use another log than this database: one was removed while the file stayed. */
  lacksLog(): boolean {
    return this.#logs.some(([path, identity]) => ![identity, unknown].includes(identityOf(path) ?? ''));
  }

  /** Removes the logs of the old file: SQLite would add what they hold to the new one. Those of the new file stay. */
  removeOldLogs(): void {
    for (const [path, identity] of this.#logs)
      if (identityOf(path) === identity) rmSync(path, { force: true });
  }

  /** Whether the file at the path can be opened: nobody writes a copy to it at the moment. */
  isSettled(now: number): boolean {
    const found = statSync(this.path, { throwIfNoEntry: false });
    return found !== undefined && found.size > 0 && Math.abs(now - found.mtimeMs) >= settledMs;
  }
}

/** The identity of a file that this user may not look at, such as one in a folder that was closed to them: SQLite goes on with it. */
const unknown = 'unknown';

/** Which file a path names. While a file is open, no other one has the same. Never opens it: closing it would end SQLite’s locks. */
function identityOf(path: string): string | undefined {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found && `${found.dev} ${found.ino}`;
  } catch {
    return unknown;
  }
}
