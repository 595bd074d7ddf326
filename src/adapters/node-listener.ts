import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { OAuthEndpoint, Reply } from '../endpoint/index.js';
import { targetOf, toEndpointRequest, type MountedRequest } from './node-request.js';

export type NodeListener = (request: MountedRequest, response: ServerResponse, next?: () => void) => void;

/**
 * The endpoint as a listener of `http.createServer`, an Express or Connect middleware, or, after `reply.hijack()`,
 * a Fastify handler. With `next` it leaves requests outside its base path to the others, but for a provider's own
 * `redirectUrl`.
 */
export function toNodeListener(
  endpoint: Pick<OAuthEndpoint, 'basePath' | 'handle'> & Partial<Pick<OAuthEndpoint, 'redirectPaths'>>,
): NodeListener {
  const isOurs = (target: string): boolean =>
    target.startsWith(`${endpoint.basePath}/`) ||
    endpoint.redirectPaths?.has(target.replace(/\/?(?:\?.*)?$/s, '')) === true;
  return (request, response, next) => {
    if (next && !isOurs(targetOf(request))) {
      next();
      return;
    }
    endpoint.handle(toEndpointRequest(request)).then(
      (reply) => {
        // Somebody else, such as a timeout of the app's, may have answered meanwhile.
        if (response.headersSent || response.destroyed) {
          if (reply.body instanceof ReadableStream) reply.body.cancel().catch(() => undefined);
          response.end();
        } else send(response, reply);
      },
      () => response.destroy(),
    );
  };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  // The rest of a body that was refused would otherwise be read as the next request.
  const all = status === 413 ? [...headers, ['connection', 'close'] as const] : headers;
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, [...all.flat(), ...lengthOf(response, status, body)]);
  } else {
    response.statusCode = status;
    for (const [name, value] of all) {
      // Appended, since other middleware has set cookies of its own.
      if (name === 'set-cookie') response.appendHeader(name, value);
      else response.setHeader(name, value);
    }
  }
  if (body instanceof ReadableStream) pour(body, all, response);
  else response.end(body ?? undefined);
}

/** Unsaid where the body is yet to come, and where there is none but could be elsewhere (RFC 9110 section 8.6). */
function lengthOf({ req }: ServerResponse, status: number, body: Reply['body']): string[] {
  const unsaid = body === null && (req.method === 'HEAD' || status === 204 || status === 304);
  if (unsaid || body instanceof ReadableStream) return [];
  return ['content-length', String(Buffer.byteLength(body ?? ''))];
}

/** A body that breaks takes the connection with it: its end must never look like a whole answer's. */
function pour(body: ReadableStream<Uint8Array>, headers: Reply['headers'], response: ServerResponse): void {
  // The first piece may be long in coming.
  response.flushHeaders();
  const source = Readable.fromWeb(body as NodeStream<Uint8Array>);
  const length = headers.find(([name]) => name === 'content-length')?.[1];
  if (length === undefined) pipeline(source, response, () => undefined);
  else pipeline(source, measure(Number(length)), response, () => undefined);
}

/** Passes exactly that many bytes: what comes beyond would be read as the connection's next answer. */
function measure(length: number) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let left = length;
    for await (const chunk of source) {
      left -= chunk.length;
      if (left < 0) break;
      yield chunk;
    }
    if (left) throw new Error('the body is not as long as its headers say');
  };
}
