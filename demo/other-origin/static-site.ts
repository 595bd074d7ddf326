import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dressPage } from '../add-menu-and-source.js';
import { sourcesOf } from '../page-sources.js';

/** What a static site knows of the endpoint that signs its people in. */
export interface StaticSite {
  /** The endpoint's, such as `https://signin.localhost:8561`. */
  readonly origin: string;
  /** The demo's own pages. */
  readonly home: string;
}

const folder = new URL('./site/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  '/index.html': 'text/html; charset=utf-8',
  '/return.html': 'text/html; charset=utf-8',
  '/events.js': 'text/javascript; charset=utf-8',
  '/copy-source.js': 'text/javascript; charset=utf-8',
  '/demo.css': 'text/css; charset=utf-8',
  '/favicon.svg': 'image/svg+xml',
};
const shared = ['/events.js', '/copy-source.js', '/demo.css', '/favicon.svg'];

/** Serves a site that has no server code at all: files, and a policy that lets them reach the endpoint. */
export function serveStaticSite({ origin, home }: StaticSite) {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `style-src 'self' ${origin}`,
    `connect-src ${origin}`,
    "img-src 'self' https: http://localhost:* http://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = (request.url ?? '/').replace(/[?#].*$/s, '');
    const path = asked === '/' ? '/index.html' : asked;
    const type = Object.hasOwn(types, path) ? types[path] : undefined;
    if (type === undefined) {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Not found');
      return;
    }
    const file = new URL(`.${path}`, shared.includes(path) ? new URL('../pages/', import.meta.url) : folder);
    const text = (await readFile(file, 'utf8'))
      .replaceAll('{{endpoint}}', origin)
      .replaceAll('{{home}}', home);
    const name = path.slice(1);
    const body =
      path === '/index.html'
        ? dressPage(text, { path, home, sources: await sourcesOf(path, { name, text }) })
        : text;
    response
      .writeHead(200, {
        'content-type': type,
        'content-security-policy': policy,
        'cache-control': 'no-cache',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-content-type-options': 'nosniff',
      })
      .end(body);
  };
}
