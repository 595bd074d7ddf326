import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { navigation } from './navigation.js';
import { pageHeaders } from './page-headers.js';

const pages = new URL('./pages/', import.meta.url);
const dist = new URL('../dist/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Names only, no dots but the last: there is no way up and out of the folder. */
const pageName = /^\/((?:avatars\/)?[a-z-]+\.(?:html|css|js|svg))$/;
const scriptName = /^\/(oauth-elements\.js|chunks\/[\w-]+(?:\.[\w-]+)*\.js)$/;

function findFile(path: string): URL | undefined {
  const script = scriptName.exec(path)?.[1];
  if (script) return new URL(script, dist);
  const page = pageName.exec(path === '/' ? '/index.html' : path)?.[1];
  return page ? new URL(page, pages) : undefined;
}

/** Serves the demo's pages, and the built script as a site would host it. */
export async function serveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  const file = findFile(path);
  const content = file && (await readFile(file, 'utf8').catch(() => undefined));
  if (!file || content === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    return;
  }
  const type = types[extname(fileURLToPath(file))] ?? 'application/octet-stream';
  // What anybody may have: pages of other origins load the script, and its parts, from here.
  const open = scriptName.test(path) ? { 'access-control-allow-origin': '*' } : {};
  response.writeHead(200, { 'content-type': type, ...pageHeaders(path), ...open });
  const filled = content.replace('<!-- navigation -->', () => navigation(path));
  response.end(request.method === 'HEAD' ? undefined : filled);
}
