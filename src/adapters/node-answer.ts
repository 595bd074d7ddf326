import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { TextResponse } from '../endpoint/exchange/text-response.js';

const largestAnswer = 4 * 1024 * 1024;
const withoutBody = [204, 205, 304];

const decoders = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** The whole answer, as text. */
export async function readAnswer(message: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  const status = message.statusCode ?? 0;
  return new TextResponse(Buffer.concat(chunks).toString(), { status, headers: headersOf(message) });
}

/**
 * The answer with its body still to come. Coded all the same, it is decoded as `fetch` would, and says neither its
 * coding nor its length any more.
 */
export function streamAnswer(message: IncomingMessage, method: string): Response {
  const status = message.statusCode ?? 0;
  try {
    const headers = new Headers(headersOf(message));
    if (method === 'HEAD' || withoutBody.includes(status)) {
      message.resume();
      return new Response(null, { status, headers });
    }
    const decode = decoders.get(headers.get('content-encoding')?.toLowerCase() ?? '');
    if (!decode) return new Response(streamOf(message), { status, headers });
    headers.delete('content-encoding');
    headers.delete('content-length');
    const decoded = pipeline(message, decode(), () => undefined);
    return new Response(streamOf(decoded), { status, headers });
  } catch (error) {
    // A status that no `Response` may have, for one.
    message.destroy();
    throw error;
  }
}

/**
 * Read no faster than it is asked for. `Readable.toWeb` counts chunks where it should count bytes, and throws out of
 * reach where its stream is cancelled at the very end.
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

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [name, String(value)]);
}
