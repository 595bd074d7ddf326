import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { maxResponseBytes } from '../endpoint/provider-calls/network/read-limited-response.js';
import { GrowingBuffer } from '../endpoint/http/growing-buffer.js';
import { BufferedResponse } from '../endpoint/provider-calls/network/buffered-response.js';
import { decodeBody, decodersFor } from './node-decompress.js';

const withoutBody = [204, 205, 304];

/** Reads a whole response as decoded text, of at most 4 MB before and after decoding. */
export async function readAnswer(message: IncomingMessage): Promise<BufferedResponse> {
  const status = message.statusCode ?? 0;
  if (!isStatus(status)) {
    // The connection can't be reused: what follows, as after a 101, is not the next response.
    message.socket.destroy();
    throw new Error('the answer has a status that is none');
  }
  const coded = await readBody(message);
  const coding = message.headers['content-encoding'];
  const body = coding === undefined ? coded : await decodeBody(coded, coding, maxResponseBytes);
  const text = body.toString();
  // `JSON.parse` fails on a byte order mark, which the standard `text()` drops as well.
  return new BufferedResponse(text.startsWith('\uFEFF') ? text.slice(1) : text, status, headersOf(message));
}

/** Whether a `Response` can have a status. */
function isStatus(status: number): boolean {
  return status >= 200 && status <= 599;
}

function readBody(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const buffer = new GrowingBuffer(maxResponseBytes);
    let ended = false;
    message.on('data', (piece: Buffer) => {
      if (!buffer.append(piece)) message.destroy(new Error('the response is too large'));
    });
    message.on('end', () => {
      ended = true;
      const { buffer: memory, byteOffset, byteLength } = buffer.finish();
      resolve(Buffer.from(memory, byteOffset, byteLength));
    });
    message.on('error', reject);
    message.on('close', () => {
      // The error is created only if it is needed: that costs as much as reading a small response.
      if (!ended) reject(new Error('the answer was cut off'));
    });
  });
}

/**
 * A response whose body is still arriving. A coded body is decoded, as by `fetch`, and its coding and length are removed from the headers.
 */
export function streamAnswer(message: IncomingMessage, method: string): Response {
  const status = message.statusCode ?? 0;
  try {
    const headers = new Headers(headersOf(message));
    if (method === 'HEAD' || withoutBody.includes(status)) {
      message.resume();
      return new Response(null, { status, headers });
    }
    const decoders = decodersFor(headers.get('content-encoding') ?? '');
    const last = decoders.at(-1);
    if (!last) return new Response(streamOf(message), { status, headers });
    headers.delete('content-encoding');
    headers.delete('content-length');
    pipeline([message, ...decoders], () => undefined);
    return new Response(streamOf(last), { status, headers });
  } catch (error) {
    // For example a status that no `Response` can have.
    message.socket.destroy();
    throw error;
  }
}

/**
 * A web stream that reads on demand. `Readable.toWeb` counts chunks instead of bytes, and throws an error that nobody can catch if its
 * stream is cancelled at the very end.
 */
function streamOf(source: Readable): ReadableStream<Uint8Array> {
  const chunks = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel() {
        source.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(headers)) texts[name] = String(headers[name]);
  return texts;
}
