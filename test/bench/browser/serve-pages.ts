import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json' };

export interface Served {
  readonly url: string;
  readonly server: Server;
}

/**
 * Serves pages and scripts, compressed as a site would, and answers as an endpoint that nobody is signed in to.
 * @param files by their path; everything else of the build is served, too.
 */
export async function servePages(files: ReadonlyMap<string, string>): Promise<Served> {
  const compressed = new Map<string, Buffer>();
  const find = (path: string): string | undefined => {
    if (path === '/api/oauth/session') return '{"authorizations":[]}';
    if (path.startsWith('/api/')) return files.get(path) ?? 'null';
    const built = /^\/(?:oauth-elements\.js|chunks\/[\w.-]+\.js)$/.test(path) ? dist + path : '';
    return files.get(path) ?? (built && existsSync(built) ? readFileSync(built, 'utf8') : undefined);
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const text = find(path);
    if (text === undefined) return response.writeHead(404).end();
    const body = compressed.get(path) ?? brotliCompressSync(text);
    compressed.set(path, body);
    const kind = path.startsWith('/api/') ? 'json' : path.endsWith('.js') ? 'js' : 'html';
    return response.writeHead(200, { 'content-type': types[kind], 'content-encoding': 'br' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, server };
}
