import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { OAuthError, type EndpointRequest } from '../endpoint/index.js';

/** What Express, Fastify and others add to a request. */
export interface MountedRequest extends IncomingMessage {
  /** The whole path where a framework shortened `url` to what is below the mount point. */
  originalUrl?: string;
  /** The body where a parser has read it already. */
  body?: unknown;
}

/** A standard `Request` of a Node request, for code that takes one. Its host is what the caller claims. */
export function toRequest(request: MountedRequest): Request {
  const method = request.method ?? 'GET';
  const headers = new Headers();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '');
  }
  const init: RequestInit & { duplex?: 'half' } = { method, headers };
  if (method !== 'GET' && method !== 'HEAD') {
    init.body = parsedBody(request) ?? (Readable.toWeb(request) as ReadableStream<Uint8Array>);
    init.duplex = 'half';
  }
  const host = request.headers.host ?? 'localhost';
  // Only a plain host: anything else could bring a path of its own along.
  const plain = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host) && URL.canParse(`http://${host}`);
  const base = plain ? `http://${host}` : 'http://localhost';
  return new Request(base + targetOf(request), init);
}

/** The least the endpoint needs, read from the request only when asked for: building a `Request` costs 100 us. */
export function toEndpointRequest(request: MountedRequest): EndpointRequest {
  return {
    method: request.method ?? 'GET',
    target: targetOf(request),
    host: request.headers.host ?? '',
    header: (name) => {
      const value = request.headers[name];
      return value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
    },
    text: async (limit) => (await readBody(request, limit))?.toString() ?? null,
    bytes: (limit) => (isRetold(request) ? readByOthers(request) : readBody(request, limit)),
  };
}

export function targetOf(request: MountedRequest): string {
  const target = request.originalUrl ?? request.url ?? '/';
  if (target.startsWith('/')) return target;
  // The absolute form that proxies may send (RFC 9112 section 3.2.2).
  if (!URL.canParse(target)) return '/';
  const url = new URL(target);
  return url.pathname + url.search;
}

/** The body as a parser left it, as bytes again; `undefined` where none has read it. */
function parsedBody({ body }: MountedRequest): Buffer<ArrayBuffer> | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return Buffer.from(body);
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
}

/** True where a parser made an object of what was no JSON, a form for one: the bytes can't be told from it. */
function isRetold(request: MountedRequest): boolean {
  const { body, headers, readableDidRead } = request;
  const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  return readableDidRead && typeof body === 'object' && !(body instanceof Uint8Array) && !json;
}

function readBody(request: MountedRequest, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  const parsed = parsedBody(request);
  const untouched = !request.readableDidRead && !request.readableEnded;
  // Express 4 leaves `{}` where it did not read: what is still in the stream counts.
  if (parsed !== undefined && !(untouched && parsed.toString() === '{}')) {
    return Promise.resolve(parsed.length > limit ? null : parsed);
  }
  if (request.readableEnded || request.destroyed) return readByOthers(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (piece: Buffer | string) => {
      const chunk = Buffer.from(piece as string);
      size += chunk.length;
      if (size > limit) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}

/** A stream that has ended would never say so again; and a body that is gone is not an empty one. */
function readByOthers({ headers }: MountedRequest): Promise<Buffer<ArrayBuffer>> {
  const sent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return sent
    ? Promise.reject(new OAuthError('invalid_request', 'Something else has read the body and left none.'))
    : Promise.resolve(Buffer.alloc(0));
}
