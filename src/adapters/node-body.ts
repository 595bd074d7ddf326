import { OAuthError } from '../endpoint/index.js';
import { GrowingBuffer } from '../endpoint/http/growing-buffer.js';
import type { NodeRequest } from './node-request-types.js';

type Bytes = Buffer<ArrayBuffer>;

/** A body as a parser left it, as bytes again; `undefined` where none has read it. */
export function parsedBytes(parsed: unknown): Bytes | undefined {
  if (parsed === undefined || parsed === null) return undefined;
  if (typeof parsed === 'string') return Buffer.from(parsed);
  return Buffer.from(parsed instanceof Uint8Array ? parsed : jsonOf(parsed));
}

/** Parsers read what can't be written again: `JSON.stringify` runs out of stack where `JSON.parse` does not. */
function jsonOf(parsed: unknown): string {
  try {
    const text: unknown = JSON.stringify(parsed);
    if (typeof text === 'string') return text;
  } catch {
    // Nested too deeply, in circles, or a BigInt.
  }
  throw new OAuthError(
    'invalid_request',
    "The body that something else has read can't be written as JSON again.",
  );
}

/**
 * A form that a parser made an object of, as text again: fields that came twice are there twice. `undefined` for
 * everything else.
 */
export function formText({ headers }: NodeRequest, parsed: unknown): string | undefined {
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  if (!isForm || typeof parsed !== 'object' || parsed === null || parsed instanceof Uint8Array)
    return undefined;
  const fields = Object.entries(parsed).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().map((each) => [name, each] as const),
  );
  // Express 4 leaves `{}` where it read nothing.
  if (fields.length === 0) return undefined;
  const form = new URLSearchParams();
  for (const [name, value] of fields) {
    if (typeof value !== 'string')
      throw new OAuthError('invalid_request', 'The form has a field that is no text.');
    form.append(name, value);
  }
  return form.toString();
}

/**
 * The body, from a parser or the stream; `null` when it is longer than `limit` bytes.
 * @param exact refuses what only resembles the bytes that were sent.
 * @throws {OAuthError} `invalid_request` where something else has read it, or it breaks off.
 */
export function readBody(
  request: NodeRequest,
  parsed: unknown,
  limit: number,
  exact = false,
): Promise<Bytes | null> {
  if (exact && isReserialized(request, parsed)) return readByOthers(request);
  const bytes = parsedBytes(parsed);
  const untouched = !request.readableDidRead && !request.readableEnded;
  // Express 4 leaves `{}` where it did not read: what is still in the stream counts.
  if (bytes !== undefined && !(untouched && bytes.toString() === '{}'))
    return Promise.resolve(bytes.length > limit ? null : bytes);
  if (request.readableEnded || request.destroyed) return readByOthers(request);
  return readStream(request, limit);
}

function readStream(request: NodeRequest, limit: number): Promise<Bytes | null> {
  const buffer = new GrowingBuffer(limit);
  return new Promise((resolve, reject) => {
    const breaks = ['error', 'aborted', 'close'];
    const breakOff = (): void => reject(new OAuthError('invalid_request', 'The body broke off.'));
    for (const name of breaks) request.on(name, breakOff);
    // What is past the limit is read too, and not kept: a client that still sends would not see the answer.
    request.on('data', (piece: Buffer | string) => {
      if (!buffer.append(typeof piece === 'string' ? Buffer.from(piece) : piece)) resolve(null);
    });
    request.on('end', () => {
      const { buffer: memory, byteOffset, byteLength } = buffer.finish();
      const finish = (): void => {
        for (const name of breaks) request.off(name, breakOff);
        resolve(Buffer.from(memory, byteOffset, byteLength));
      };
      // HTTP/2 ends a body that was broken off as if it were whole, and says only then that it was.
      if ('stream' in request) setImmediate(finish);
      else finish();
    });
  });
}

/** True where a parser made an object of what was no JSON, a form for one: the bytes can't be told from it. */
function isReserialized({ headers, readableDidRead }: NodeRequest, parsed: unknown): boolean {
  const json = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
  return readableDidRead && typeof parsed === 'object' && !(parsed instanceof Uint8Array) && !json;
}

/** A stream that has ended would never say so again; and a body that is gone is not an empty one. */
function readByOthers(request: NodeRequest): Promise<Bytes> {
  const { headers } = request;
  const framed = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  // HTTP/2 may say no length.
  const sent = framed || ('stream' in request && !request.stream.endAfterHeaders);
  return sent
    ? Promise.reject(new OAuthError('invalid_request', 'Something else has read the body and left none.'))
    : Promise.resolve(Buffer.alloc(0));
}
