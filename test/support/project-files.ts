import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the checkout, by its path with forward slashes. */
export interface TextFile {
  path: string;
  text: string;
}

const read = (path: string): TextFile => ({ path, text: readFileSync(join(root, path), 'utf8') });

/** The files under some folders of the checkout whose names match, in order; a folder that is missing has none. */
export function filesIn(folders: string[], pattern: RegExp): TextFile[] {
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => pattern.test(path))
    .sort()
    .map(read);
}

/** Every file that git has or would take, as text; pictures are none. */
export function trackedFiles(): TextFile[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], options);
  const paths = [...new Set(list.split('\0').filter(Boolean))];
  return paths.filter((path) => !path.endsWith('.png') && existsSync(join(root, path))).map(read);
}
