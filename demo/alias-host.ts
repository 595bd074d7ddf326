import type { IncomingMessage } from 'node:http';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where to go instead, if a document was asked for under another name of this machine than the base URL's.
 * Cookies belong to a name: signed in under one, a person would be signed out under the other.
 */
export function homeOfAlias(request: IncomingMessage, baseUrl: string): string | undefined {
  const { origin, hostname } = new URL(baseUrl);
  const asked = (request.headers.host ?? '').replace(/:\d+$/, '');
  const isDocument = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  const isAlias = loopbackNames.has(hostname) && loopbackNames.has(asked) && asked !== hostname;
  return isAlias && isDocument ? origin + (request.url ?? '/') : undefined;
}
