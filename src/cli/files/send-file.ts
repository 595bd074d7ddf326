import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { lookup } from 'mrmime';
import { parseByteRange, type ByteRange } from './byte-range.js';
import { failedCondition, rangeHolds, type Validators } from './conditional-requests.js';
import type { OpenFile } from './open-file.js';

/** Bytes that are read at once. */
const chunkBytes = 64 * 1024;
/** How long a download may make no progress before it is cut: its file stays open for that time. */
const stalledLimitMs = 60_000;

/**
 * Responds with an open file, or with what the request's conditions and range require, and closes the file, however the
 * response ends. If the file becomes shorter, it closes the connection: the response must not look complete.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, stats, name }: OpenFile,
): Promise<void> {
  try {
    const size = Number(stats.size);
    const etag = `W/"${stats.size.toString(36)}-${stats.mtimeNs.toString(36)}"`;
    const file: Validators = { etag, lastModified: stats.mtime.toUTCString() };
    const headers = { ...headersOf(file), 'content-type': typeOf(name) };
    const failed = failedCondition(request.headers, file);
    if (failed !== undefined) {
      response.writeHead(failed, headersOf(file)).end();
      return;
    }
    const asked = request.method === 'GET' && rangeHolds(request.headers, file) ? request.headers.range : '';
    const range = parseByteRange(asked, size);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headersOf(file), 'content-range': `bytes */${size}` }).end();
      return;
    }
    const sent = range === 'whole' ? { start: 0, end: size - 1 } : range;
    if (range === 'whole') response.writeHead(200, { ...headers, 'content-length': size });
    else response.writeHead(206, { ...headers, ...rangeHeaders(range, size) });
    if (request.method === 'HEAD') response.end();
    else await send(handle, sent, response);
  } finally {
    await handle.close();
  }
}

function headersOf({ etag, lastModified }: Validators): OutgoingHttpHeaders {
  return {
    etag,
    'last-modified': lastModified,
    'accept-ranges': 'bytes',
    // Browsers store it and revalidate it each time, so a changed file is seen at once.
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
}

function rangeHeaders({ start, end }: ByteRange, size: number): OutgoingHttpHeaders {
  return { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 };
}

function typeOf(name: string): string {
  const type = lookup(name) ?? 'application/octet-stream';
  return /^text\/|\/(?:javascript|json)$/.test(type) ? `${type}; charset=utf-8` : type;
}

async function send(handle: FileHandle, range: ByteRange, response: ServerResponse): Promise<void> {
  // The client may have disconnected while the file was opened.
  if (response.destroyed) return;
  response.setTimeout(stalledLimitMs, () => response.destroy());
  try {
    await pipeline(read(handle, range), response);
  } catch {
    // The client disconnected or the file was cut: `pipeline` has destroyed both ends.
  }
}

/** Reads exactly the promised number of bytes, or throws. */
async function* read(handle: FileHandle, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let position = start; position <= end;) {
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, end + 1 - position));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) throw new Error('the file has become shorter');
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
