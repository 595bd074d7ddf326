import { realpathSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

type Serve = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Serves the files of a directory; what it has not goes to `next`.
 * @param secret a file that is never served, wherever it is: the settings.
 */
export function serveFiles(directory: string, secret?: string): Serve {
  const files = sirv(directory, { dev: true });
  const settings = secret === undefined ? undefined : realpathSync.native(secret);
  return (request, response, next) => {
    const path = plainPath(request.url ?? '');
    if (path === undefined || hasHiddenPart(path) || realPath(join(directory, path)) === settings) {
      next();
      return;
    }
    if (!isPlainRange(request.headers.range)) delete request.headers.range;
    files(request, response, next);
  };
}

function plainPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*/, ''));
  } catch {
    return undefined;
  }
}

/** Names that begin with a dot are nobody's business, but for `.well-known`. */
function hasHiddenPart(path: string): boolean {
  return /[/\\]\.(?!well-known(?:[/\\]|$))/.test(path);
}

/** `null` where there is no such file. */
function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/** One range that ends no earlier than it begins: a file stream throws at others. */
function isPlainRange(range = ''): boolean {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  return from !== undefined && (!to || Number(to) >= Number(from));
}
