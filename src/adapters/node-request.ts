import { Readable } from 'node:stream';
import { OAuthError, type EndpointRequest } from '../endpoint/index.js';
import { formText, parsedBytes, readBody } from './node-request-body.js';
import type { NodeRequest, WrappedRequest } from './node-request-types.js';
import { isUrl } from '../protocol/parse-url.js';

export type { MountedRequest, NodeRequest, WrappedRequest } from './node-request-types.js';

/**
 * Makes a standard `Request` from a Node request, for code that takes one. Its host is whatever the sender claims.
 * @throws {OAuthError} `method_not_allowed` for `CONNECT`, `TRACE` and `TRACK`, which no `Request` can have (Fetch standard,
 * "forbidden method"). Respond with 405.
 */
export function toRequest(given: NodeRequest | WrappedRequest): Request {
  const request = unwrap(given);
  const method = request.method ?? 'GET';
  if (/^(?:connect|trace|track)$/i.test(method))
    throw new OAuthError('method_not_allowed', 'No Request can have this method.');
  const headers = new Headers();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? '';
    // Pseudo-headers of HTTP/2 (RFC 9113 section 8.3).
    if (!name.startsWith(':')) headers.append(name, request.rawHeaders[index + 1] ?? '');
  }
  const init: RequestInit & { duplex?: 'half' } = { method, headers };
  if (method !== 'GET' && method !== 'HEAD') {
    const form = formText(request, given.body);
    init.body =
      form ?? parsedBytes(request, given.body) ?? (Readable.toWeb(request) as ReadableStream<Uint8Array>);
    init.duplex = 'half';
  }
  const host = hostOf(request);
  // Only a plain host is used: anything else could contain a path.
  const plain = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host) && isUrl(`http://${host}`);
  const base = plain ? `http://${host}` : 'http://localhost';
  return new Request(base + targetOf(request), init);
}

/** An `EndpointRequest` that reads from the Node request on demand: building a `Request` would cost 100 us. */
export function toEndpointRequest(given: NodeRequest | WrappedRequest): EndpointRequest {
  const request = unwrap(given);
  // Simulated requests, as in tests and on Lambda, may have no socket.
  const address = (request.socket as { remoteAddress?: string } | undefined)?.remoteAddress;
  return {
    method: request.method ?? 'GET',
    target: targetOf(request),
    host: hostOf(request),
    ...(address === undefined ? {} : { address }),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
    text: async (limit) => {
      const form = formText(request, given.body);
      if (form !== undefined) return Buffer.byteLength(form) > limit ? null : form;
      return (await readBody(request, given.body, limit))?.toString() ?? null;
    },
    bytes: async (limit) => readBody(request, given.body, limit, true),
  };
}

/** Node's own request. */
export function unwrap(request: NodeRequest | WrappedRequest): NodeRequest {
  return 'raw' in request ? request.raw : request;
}

/** The requested path and query, wherever the listener is mounted. */
export function targetOf(request: NodeRequest): string {
  const target = request.originalUrl ?? request.url ?? '/';
  if (target.startsWith('/')) return target;
  // The absolute form that proxies may send (RFC 9112 section 3.2.2).
  if (!isUrl(target)) return '/';
  const url = new URL(target);
  return url.pathname + url.search;
}

/** The host that HTTP/2 or HTTP/1 names. */
function hostOf({ headers }: NodeRequest): string {
  const authority = headers[':authority'];
  return typeof authority === 'string' ? authority : (headers.host ?? '');
}
