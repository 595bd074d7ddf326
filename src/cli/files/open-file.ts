import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isHidden, type FilePath } from './file-path.js';
import type { SecretFiles } from './secret-files.js';

/** A file that is open. The caller closes `handle`. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly stats: BigIntStats;
  /** Its name as requested, which determines the type. */
  readonly name: string;
}

/** `'folder'` if the path names a folder without the slash at its end; `undefined` if it names no file. */
export type Found = OpenFile | 'folder' | undefined;

/** The codes of errors that mean that there is no such file. */
const absent = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ENXIO'];

/**
 * Opens the file of a path below `root`: the file itself, `index.html` of a folder, or the page of that name without
 * `.html`. A file whose real path is outside `root`, or has a hidden name in it, counts as absent.
 * @throws the errors of opening an existing file: no permission, too many open files.
 */
export async function openFile(root: string, path: FilePath, secret?: SecretFiles): Promise<Found> {
  const openNames = (names: readonly string[]): Promise<Found> => openBelow(root, names, secret);
  const index = [...path.names, 'index.html'];
  if (path.isFolder || path.names.length === 0) return asFile(await openNames(index));
  const found = await openNames(path.names);
  if (found === 'folder') {
    const page = asFile(await openNames(index));
    await page?.handle.close();
    if (page) return 'folder';
  } else if (found) return found;
  return asFile(await openNames([...path.names.slice(0, -1), `${path.names.at(-1) ?? ''}.html`]));
}

const asFile = (found: Found): OpenFile | undefined => (found === 'folder' ? undefined : found);

async function openBelow(root: string, names: readonly string[], secret?: SecretFiles): Promise<Found> {
  try {
    const realRoot = await realpath(root);
    const path = await realpath(join(realRoot, ...names));
    return await openReal(realRoot, path, names.at(-1) ?? '', secret);
  } catch (error) {
    if (absent.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Checks a path, opens it, and checks the open file: the name may mean another file by then. */
async function openReal(root: string, path: string, name: string, secret?: SecretFiles): Promise<Found> {
  if (relative(root, path).split(sep).some(isHidden)) return undefined;
  const before = await stat(path);
  if (before.isDirectory()) return 'folder';
  // Opening a device or a pipe may have an effect.
  if (!before.isFile()) return undefined;
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = await handle.stat({ bigint: true });
    const named = await lstat(path, { bigint: true });
    const isSame = (await realpath(path)) === path && named.ino === stats.ino && named.dev === stats.dev;
    if (isSame && stats.isFile() && !(await secret?.areAt(path, stats))) return { handle, stats, name };
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return undefined;
}
