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
   * True for the file itself, whatever name it is opened by (a link, another case), and for the copies that editors
   * leave beside it: `settings.json~`, `settings.json.bak`, `#settings.json#`.
   */
  async isAt(path: string, { ino, dev }: BigIntStats): Promise<boolean> {
    if (basename(path).toLowerCase().replace(/^#/, '').startsWith(this.#name)) return true;
    try {
      // Looked at each time: an editor that saves it may replace it by a new file.
      const own = await stat(this.#path, { bigint: true });
      return (own.ino === ino && own.dev === dev) || path === (await realpath(this.#path));
    } catch (error) {
      // Without the file there is nothing to keep secret; a failure to look is no reason to serve it.
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  }
}
