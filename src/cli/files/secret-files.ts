import type { BigIntStats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

/** The paths of the files that are never served. */
export interface SecretPaths {
  /** The settings, with the secrets in them. */
  readonly settings?: string | undefined;
  /** The database of the sessions. */
  readonly database?: string | undefined;
}

/** The endings of the files that SQLite keeps beside a database. */
const besideDatabase = ['', '-wal', '-shm', '-journal'];

/** Files that are never served, under any name, such as that of a link or in other letter case. */
export class SecretFiles {
  readonly #paths: readonly string[];
  readonly #name: string | undefined;

  constructor({ settings, database }: SecretPaths) {
    const all = database === undefined ? [] : besideDatabase.map((ending) => database + ending);
    this.#paths = [...(settings === undefined ? [] : [settings]), ...all].map((path) => resolve(path));
    this.#name = settings && basename(settings).toLowerCase();
  }

  /**
   * Whether a file is one of them, or one of the copies that editors leave beside the settings: `settings.json~`, `settings.json.bak`,
   * `#settings.json#`.
   */
  async areAt(path: string, stats: BigIntStats): Promise<boolean> {
    const name = basename(path).toLowerCase().replace(/^#/, '');
    if (this.#name !== undefined && name.startsWith(this.#name)) return true;
    const found = await Promise.all(this.#paths.map((own) => isSame(own, path, stats)));
    return found.includes(true);
  }
}

async function isSame(secret: string, path: string, { ino, dev }: BigIntStats): Promise<boolean> {
  try {
    // Read each time: an editor that saves the file may replace it by a new one.
    const own = await stat(secret, { bigint: true });
    return (own.ino === ino && own.dev === dev) || path === (await realpath(secret));
  } catch (error) {
    // If the file is absent there is no secret; any other error must not serve it.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
