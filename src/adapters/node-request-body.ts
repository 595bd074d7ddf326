import { OAuthError } from '../endpoint/index.js';
import { GrowingBuffer } from '../endpoint/http/growing-buffer.js';
import type { NodeRequest } from './node-request-types.js';

type Bytes = Buffer<ArrayBuffer>;

/** The bytes of a body that a parser has read; `undefined` if no parser has. */
export function parsedBytes(request: NodeRequest, parsed: unknown): Bytes | undefined {
  if (parsed === undefined || parsed === null) return undefined;
  if (parsed instanceof Uint8Array) return Buffer.from(parsed);
  const text = typeof parsed === 'string' ? parsed : jsonOf(parsed);
  const isUnread = !request.readableDidRead && !request.readableEnded;
  // Express 4 sets `{}` if it has read nothing: the body is still in the stream then.
  return isUnread && text === '{}' ? undefined : Buffer.from(text);
}

/** A parsed body as JSON text. `JSON.stringify` can run out of stack for what `JSON.parse` reads. */
function jsonOf(parsed: unknown): string {
  try {
    const text: unknown = JSON.stringify(parsed);
    if (typeof text === 'string') return text;
  } catch {
    // The value is nested too deeply, is circular, or holds a BigInt.
  }
  throw new OAuthError(
    'invalid_request',
    "The body was read by other code, and can't be written as JSON again.",
  );
}

/** The text of a parsed form; a field that was sent twice is in it twice. `undefined` for any other body. */
export function formText({ headers }: NodeRequest, parsed: unknown): string | undefined {
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  if (!isForm || typeof parsed !== 'object' || parsed === null || parsed instanceof Uint8Array)
    return undefined;
  const form = new URLSearchParams();
  for (const [name, given] of Object.entries(parsed) as [string, unknown][])
    for (const value of Array.isArray(given) ? (given as unknown[]) : [given]) {
      if (typeof value !== 'string')
        throw new OAuthError('invalid_request', 'The form has a field that is no text.');
      form.append(name, value);
    }
  // Express 4 sets `{}` if it has read nothing.
  return form.size === 0 ? undefined : form.toString();
}

/**
 * Reads the body from a parser's result or from the stream; `null` if it is longer than `limit` bytes.
 * @param exact refuses a parsed body whose original bytes can't be restored.
 * @throws {OAuthError} `invalid_request` if other code has read the body, or if it ends too early.
 */
export function readBody(
  request: NodeRequest,
  parsed: unknown,
  limit: number,
  exact = false,
): Promise<Bytes | null> {
  if (exact && isReserialized(request, parsed)) return bodyReadElsewhere(request);
  const bytes = parsedBytes(request, parsed);
  if (bytes !== undefined) return Promise.resolve(bytes.length > limit ? null : bytes);
  if (request.readableEnded || request.destroyed) return bodyReadElsewhere(request);
  return readStream(request, limit);
}

function readStream(request: NodeRequest, limit: number): Promise<Bytes | null> {
  const buffer = new GrowingBuffer(limit);
  return new Promise((resolve, reject) => {
    const breaks = ['error', 'aborted', 'close'];
    const rejectAsCut = (): void => reject(new OAuthError('invalid_request', 'The body broke off.'));
    for (const name of breaks) request.on(name, rejectAsCut);
    // The rest beyond the limit is read and dropped: a client that is still sending would not see the reply.
    request.on('data', (piece: Buffer | string) => {
      if (!buffer.append(typeof piece === 'string' ? Buffer.from(piece) : piece)) resolve(null);
    });
    request.on('end', () => {
      const { buffer: memory, byteOffset, byteLength } = buffer.finish();
      const finish = (): void => {
        for (const name of breaks) request.off(name, rejectAsCut);
        resolve(Buffer.from(memory, byteOffset, byteLength));
      };
      // HTTP/2 ends an aborted body like a complete one, and reports the abort afterwards.
      if ('stream' in request) setImmediate(finish);
      else finish();
    });
  });
}

/** Whether a parser has made an object of something other than JSON, such as a form: its bytes can't be restored. */
function isReserialized({ headers, readableDidRead }: NodeRequest, parsed: unknown): boolean {
  const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  return readableDidRead && typeof parsed === 'object' && !(parsed instanceof Uint8Array) && !json;
}

/** The body of a stream that has already ended and emits nothing more: empty if the request had no body, else an error. */
function bodyReadElsewhere(request: NodeRequest): Promise<Bytes> {
  const { headers } = request;
  const framed = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  // HTTP/2 may omit the length.
  const sent = framed || ('stream' in request && !request.stream.endAfterHeaders);
  return sent
    ? Promise.reject(new OAuthError('invalid_request', 'Something else has read the body and left none.'))
    : Promise.resolve(Buffer.alloc(0));
}
