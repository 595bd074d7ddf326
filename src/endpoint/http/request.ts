/**
 * The least that the endpoint needs to know of a request. Adapters make it from their runtime's own
 * request, so that the hot path builds no `Request` where there is none.
 */
export interface EndpointRequest {
  readonly method: string;
  /** Path and query as asked, such as `/api/oauth/session?flow=…`. */
  readonly target: string;
  /** Host and port as asked. Anyone can write anything there: only ever compared, never used. */
  readonly host: string;
  header(name: string): string | null;
  /** The body as text; `null` when it is longer than `limit` bytes. */
  text(limit: number): Promise<string | null>;
  /** The body as it is; `null` when it is longer than `limit` bytes. */
  bytes(limit: number): Promise<Uint8Array<ArrayBuffer> | null>;
}

export function fromWebRequest(request: Request): EndpointRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    target: url.pathname + url.search,
    host: url.host,
    header: (name) => request.headers.get(name),
    text: (limit) => readText(request.body, limit),
    bytes: (limit) => readBytes(request.body, limit),
  };
}

async function readText(body: Request['body'], limit: number): Promise<string | null> {
  const bytes = await readBytes(body, limit);
  return bytes && new TextDecoder().decode(bytes);
}

async function readBytes(body: Request['body'], limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, size);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
