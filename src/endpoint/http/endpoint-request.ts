import { GrowingBuffer } from './growing-buffer.js';

/**
 * What the endpoint needs to know of a request. Adapters make it from the request object of their runtime, which costs less than
 * building a `Request`.
 */
export interface EndpointRequest {
  readonly method: string;
  /** Path and query as received, such as `/api/oauth/session?flow=…`. */
  readonly target: string;
  /** Host and port as received. The sender can write anything there: they are compared, never used. */
  readonly host: string;
  /** The IP address that the connection came from, perhaps a proxy's; absent if the runtime doesn't know it. */
  readonly address?: string | undefined;
  header(name: string): string | null;
  /** The body as text; `null` when it is longer than `limit` bytes. */
  text(limit: number): Promise<string | null>;
  /** The body as bytes; `null` when it is longer than `limit` bytes. */
  bytes(limit: number): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** What a `Request` doesn't hold. */
export interface FetchOptions {
  /** The IP address that the connection came from: `info.remoteAddr.hostname` in Deno, `server.requestIP(request).address` in Bun. */
  readonly address?: string | undefined;
}

/** @param options anything else than `FetchOptions` is ignored: a runtime that calls the handler may pass an object of its own. */
export function fromWebRequest(request: Request, options?: unknown): EndpointRequest {
  const url = new URL(request.url);
  const address = addressOf(options);
  return {
    method: request.method,
    target: url.pathname + url.search,
    host: url.host,
    ...(address === undefined ? {} : { address }),
    header: (name) => request.headers.get(name),
    text: (limit) => readText(request.body, limit),
    bytes: (limit) => readBytes(request.body, limit),
  };
}

function addressOf(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('address' in options)) return undefined;
  // Bun passes its server here, whose `address` is an object: the address that it listens on.
  return typeof options.address === 'string' ? options.address : undefined;
}

async function readText(body: Request['body'], limit: number): Promise<string | null> {
  const bytes = await readBytes(body, limit);
  return bytes && new TextDecoder().decode(bytes);
}

async function readBytes(body: Request['body'], limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const buffer = new GrowingBuffer(limit);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return buffer.finish();
    if (!buffer.append(value)) {
      void discardRest(reader);
      return null;
    }
  }
}

/**
 * Reads the rest of a body and drops it. Not `cancel()`: some adapters keep filling a cancelled body, which throws where nobody
 * catches it and ends the process. A body that nobody reads would grow in memory there. The connection limits how long it takes.
 */
async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The connection is gone, or the runtime has ended the request with its answer.
  }
}
