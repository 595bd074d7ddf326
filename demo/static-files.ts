import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dressPage, withMenu, withStyles } from './add-menu-and-source.js';
import { pagePaths } from './navigation.js';
import { pageHeaders } from './page-headers.js';
import { sourcesOf } from './page-sources.js';

const pages = new URL('./pages/', import.meta.url);
const dist = new URL('../dist/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Names only, no dots but the last: no name leads out of the folder. */
const pageName = /^\/((?:avatars\/)?[a-z-]+\.(?:html|css|js|svg))$/;
const builtName = /^\/(oauth-elements\.(?:js|css)|chunks\/[\w-]+(?:\.[\w-]+)*\.js)$/;

function findFile(path: string): URL | undefined {
  const built = builtName.exec(path)?.[1];
  if (built) return new URL(built, dist);
  const page = pageName.exec(path === '/' ? '/index.html' : path)?.[1];
  return page ? new URL(page, pages) : undefined;
}

const missing = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Page not found – oauth-elements</title>
  </head>
  <body>
    <main>
      <h1>Page not found</h1>
      <p class="lead">The demo has no page at this address.</p>
      <p class="ways"><a class="main" href="/start.html">Start</a></p>
    </main>
  </body>
</html>
`;

/** Pages outside the menu are part of another page, and show only themselves. */
async function dress(path: string, html: string): Promise<string> {
  if (!pagePaths.includes(path)) return withStyles(html);
  const name = path === '/' ? 'index.html' : path.slice(1);
  return dressPage(html, { path, sources: await sourcesOf(path, { name, text: html }) });
}

/** A browser gets a page with the menu; scripts and tools get a line. */
function answerMissing({ headers, method }: IncomingMessage, response: ServerResponse): void {
  const isPage = headers.accept?.includes('text/html') ?? false;
  const type = isPage ? types['.html'] : 'text/plain';
  const text = isPage ? withMenu(missing, '') : 'Page not found\n';
  response.writeHead(404, { 'content-type': type, ...pageHeaders('') });
  response.end(method === 'HEAD' ? undefined : text);
}

/** Serves the demo's pages, and the built files as a site would host them. */
export async function serveFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = (request.url ?? '/').replace(/[?#].*$/s, '');
  const path = asked === '/index.html' ? '/' : asked;
  const file = findFile(path);
  const content = file && (await readFile(file, 'utf8').catch(() => undefined));
  if (!file || content === undefined) {
    answerMissing(request, response);
    return;
  }
  const type = types[extname(fileURLToPath(file))] ?? 'application/octet-stream';
  // Public: pages of other origins load the script and its lazy parts from here.
  const open = builtName.test(path) ? { 'access-control-allow-origin': '*' } : {};
  const body = type.startsWith('text/html') ? await dress(path, content) : content;
  response.writeHead(200, { 'content-type': type, ...pageHeaders(path), ...open });
  response.end(request.method === 'HEAD' ? undefined : body);
}
