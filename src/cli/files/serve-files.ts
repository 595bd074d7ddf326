import type { ServerResponse } from 'node:http';
import { targetOf, type MountedRequest } from '../../adapters/node-request.js';
import type { OperatorLog } from '../../endpoint/log/operator-log.js';
import { parseFilePath, type FilePath } from './file-path.js';
import { openFile, type Found } from './open-file.js';
import type { SecretFiles } from './secret-files.js';
import { sendFile } from './send-file.js';

export interface ServeFilesOptions {
  readonly log: OperatorLog;
  /** Never served, wherever they are. */
  readonly secret?: SecretFiles | undefined;
}

/** Responds with a file. Rejects if the system fails before anything was sent. */
export type FileServer = (request: MountedRequest, response: ServerResponse) => Promise<void>;

/** Serves the files of a folder, and responds with 404 to everything else. */
export function serveFiles(folder: string, { log, secret }: ServeFilesOptions): FileServer {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response.setHeader('allow', 'GET, HEAD'), 405, 'Method not allowed');
      return;
    }
    const target = targetOf(request);
    const path = parseFilePath(target);
    const found = path && (await open(path));
    if (found === 'folder') moveToFolder(response, path, target);
    else if (found) await sendFile(request, response, found);
    // Browsers request it on their own, and a 404 would be an error in the console.
    else if (targetOf(request) === '/favicon.ico') response.writeHead(204).end();
    else answer(response, 404, 'Not found');
  };

  async function open(path: FilePath): Promise<Found> {
    try {
      return await openFile(folder, path, secret);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'EPERM') throw error;
      log.report({
        code: 'file_unreadable',
        level: 'warning',
        message: "A file of the folder that is served can't be read, and is answered as not found.",
        cure: 'Let the user that runs serve read the files and enter their folders.',
      });
      return undefined;
    }
  }
}

export function answer(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

/** Relative links on a folder's page need the slash. Each name is encoded, and none is empty: the address stays on this site. */
function moveToFolder(response: ServerResponse, path: FilePath | undefined, target: string): void {
  const names = path?.names.map(encodeURIComponent) ?? [];
  const query = /\?[^#]*/.exec(target)?.[0] ?? '';
  response.writeHead(302, { location: `/${names.join('/')}/${query}` }).end();
}
