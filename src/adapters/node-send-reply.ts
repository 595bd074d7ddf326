import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { pipeline, Readable, Transform } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Reply } from '../endpoint/index.js';

/** A response of `node:http` or `node:http2`. */
export type NodeResponse = ServerResponse | Http2ServerResponse;

const failure = '{"error":"server_error","error_description":""}';

/** Sends a reply, in addition to headers and cookies that other code has set. If that fails, sends 500 or closes the connection. */
export function sendReply(response: NodeResponse, reply: Reply): void {
  const others = response.getHeader('set-cookie');
  try {
    setHead(response, reply, others);
    const { body } = reply;
    if (body instanceof ReadableStream) pipeBody(body, reply.headers, response);
    else if (body === null) response.end();
    else response.end(body);
  } catch {
    cancelBody(reply);
    sendFailure(response, reply, others);
  }
}

/** Whether the client has disconnected. */
export function isGone(response: NodeResponse): boolean {
  return 'stream' in response ? response.stream.destroyed : response.destroyed;
}

/** Cancels a body that nobody will receive. */
export function cancelBody({ body }: Reply): void {
  if (body instanceof ReadableStream) body.cancel().catch(() => undefined);
}

type HeaderValue = ReturnType<NodeResponse['getHeader']>;

/**
 * Sets each header on its own: older middleware that wraps `writeHead`, and simulated responses (Lambda, Fastify's `inject`), misread a
 * list of headers in `writeHead`.
 */
function setHead(response: NodeResponse, { status, headers, body }: Reply, others: HeaderValue): void {
  response.statusCode = status;
  const cookies: string[] = [];
  for (const [name, value] of headers) {
    if (name === 'set-cookie') cookies.push(value);
    else response.setHeader(name, value);
  }
  if (cookies.length) response.setHeader('set-cookie', [...listOf(others), ...cookies]);
  const length = lengthOf(response, status, body);
  if (length !== undefined) response.setHeader('content-length', length);
  // Else the rest of a refused body would be read as the next request. HTTP/2 has a stream for each request.
  if (status === 413 && !('stream' in response)) response.setHeader('connection', 'close');
}

function listOf(value: HeaderValue): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}

/** Responds with 500 after a hook of a framework, or an invalid header value, has thrown. */
function sendFailure(response: NodeResponse, { headers }: Reply, others: HeaderValue): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name] of headers) response.removeHeader(name);
  if (others !== undefined) response.setHeader('set-cookie', listOf(others));
  response.statusCode = 500;
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(failure));
  response.end(failure);
}

/**
 * The `content-length`; `undefined` for a stream, and for a reply without a body that stands for one with a body (RFC 9110 section 8.6).
 */
function lengthOf({ req }: NodeResponse, status: number, body: Reply['body']): number | undefined {
  const isOmitted = body === null && (req.method === 'HEAD' || status === 204 || status === 304);
  return isOmitted || body instanceof ReadableStream ? undefined : Buffer.byteLength(body ?? '');
}

/** Sends a stream. If it fails, the connection is closed, so that the client doesn't take the part for the whole. */
function pipeBody(body: ReadableStream<Uint8Array>, headers: Reply['headers'], response: NodeResponse): void {
  // Sends the headers at once, since the first chunk may take long.
  if ('flushHeaders' in response) response.flushHeaders();
  const source = Readable.fromWeb(body as NodeStream<Uint8Array>);
  const length = headers.find(([name]) => name === 'content-length')?.[1];
  const stages = length === undefined ? [source] : [source, measure(Number(length))];
  pipeline([...stages, response], () => undefined);
  // Compressing middleware holds chunks back until it is flushed.
  const { flush } = response as { flush?: unknown };
  if (typeof flush === 'function') stages.at(-1)?.on('data', () => void Reflect.apply(flush, response, []));
}

/** Passes exactly `length` bytes: more would be read as the next response on the connection. */
function measure(length: number): Transform {
  let left = length;
  const wrong = (): Error => new Error('the body is not as long as its headers say');
  // A generator could not be cancelled while it waits for the next chunk.
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(wrong());
      else done(null, chunk);
    },
    flush(done) {
      done(left ? wrong() : null);
    },
  });
}
