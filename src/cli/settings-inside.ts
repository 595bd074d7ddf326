import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';

/**
 * A warning if the settings file is in the folder that is served; `undefined` otherwise. The file itself is
 * never sent, but nobody can tell which other files are copies of it, or hold what it imports.
 */
export function warningOfSettingsInside(
  folder: string | undefined,
  file: string | undefined,
): string | undefined {
  if (folder === undefined || file === undefined) return undefined;
  const path = relative(realpathSync(folder), realpathSync(file));
  const isInside = path.split(sep)[0] !== '..' && !isAbsolute(path);
  return isInside
    ? `${file} is in ${folder}, which is served: it is not sent, but copies of it and files that it imports are. Move it elsewhere`
    : undefined;
}
