import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { serveFile } from '../../../demo/static-files.js';
import type { Case } from '../cases.js';
import { originOf, siteOrigin } from './hosts.js';
import { recordScript, returnPage, sitePage, type Setting } from './pages.js';
import { workerScriptAt } from './workers.js';

const require = createRequire(import.meta.url);
const turbo = readFileSync(require.resolve('@hotwired/turbo/dist/turbo.es2017-esm.js'), 'utf8');

const scripts: Readonly<Record<string, string>> = { '/record.js': recordScript, '/turbo.js': turbo };
const html = { 'content-type': 'text/html; charset=utf-8' };

/** The page at an address of the site, by what its query asks for. */
export function pageAt({ searchParams }: URL): string {
  const endpoint = (searchParams.get('endpoint') ?? 'same-origin') as Case['endpoint'];
  const address = endpoint === 'same-origin' ? '/api/oauth' : `${originOf(endpoint)}/api/oauth`;
  const setting = (searchParams.get('setting') ?? 'plain') as Setting;
  return sitePage(address, searchParams.get('mode') ?? 'popup', setting);
}

/** What the site serves, its endpoint apart. */
export function servePage(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', siteOrigin);
  const { pathname } = url;
  const script = scripts[pathname] ?? workerScriptAt(pathname);
  if (pathname === '/') {
    const isolated = url.searchParams.get('page') === 'same-origin';
    const coop = isolated ? { 'cross-origin-opener-policy': 'same-origin' } : {};
    response.writeHead(200, { ...html, ...coop }).end(pageAt(url));
  } else if (pathname === '/return.html') response.writeHead(200, html).end(returnPage);
  else if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
  else serveFile(request, response).catch((error: unknown) => response.destroy(error as Error));
}
