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
}

export function fromWebRequest(request: Request): EndpointRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    target: url.pathname + url.search,
    host: url.host,
    header: (name) => request.headers.get(name),
    text: (limit) => readText(request.body, limit),
  };
}

async function readText(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string | null> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
