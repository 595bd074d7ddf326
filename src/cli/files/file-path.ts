/** A request's path as names of folders and a file, each decoded once. */
export interface FilePath {
  readonly names: readonly string[];
  /** Whether the path ends with a slash: then it means the folder, never a file of that name. */
  readonly isFolder: boolean;
}

/**
 * Reads a request's path. Each file has one spelling: a path with an empty name, `.`, `..`, an encoded separator or
 * a hidden name means no file.
 * @param target path and query, as they arrive.
 */
export function parseFilePath(target: string): FilePath | undefined {
  const path = target.replace(/[?#].*$/s, '');
  if (!path.startsWith('/')) return undefined;
  const names = path.slice(1).split('/').map(decodeName);
  const isFolder = names.at(-1) === '';
  if (isFolder) names.pop();
  return names.every(isPlainName) ? { names, isFolder } : undefined;
}

/** Whether a name begins with a dot, except `.well-known`: version control, `.env` and the like. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') && name !== '.well-known';
}

function decodeName(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

function isPlainName(name: string | undefined): name is string {
  return name !== undefined && name !== '' && !/[/\\\0]/.test(name) && !isHidden(name);
}
