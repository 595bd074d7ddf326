import type { BigIntStats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

/** A file that is never served: the settings, with the secrets in them. */
export class SecretFile {
  readonly #path: string;
  readonly #name: string;

  constructor(path: string) {
    this.#path = resolve(path);
    this.#name = basename(path).toLowerCase();
  }

  /**
   * Whether a file is the settings file, under any name (a link, another case), or one of the copies that editors
   * leave beside it: `settings.json~`, `settings.json.bak`, `#settings.json#`.
   */
  async isAt(path: string, { ino, dev }: BigIntStats): Promise<boolean> {
    if (basename(path).toLowerCase().replace(/^#/, '').startsWith(this.#name)) return true;
    try {
      // Read each time: an editor that saves the file may replace it by a new one.
      const own = await stat(this.#path, { bigint: true });
      return (own.ino === ino && own.dev === dev) || path === (await realpath(this.#path));
    } catch (error) {
      // If the file is absent there is no secret; any other error must not serve it.
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  }
}
