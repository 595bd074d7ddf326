import type { ClientHttp2Stream } from 'node:http2';
import { connect, constants } from 'node:http2';
import { Readable } from 'node:stream';
import { startSending, type Asked } from '../support/transports.js';

/** An answer whose body is still to come. */
export interface Begun {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
  /** Goes away without an answer. */
  leave(): void;
}

/** How a client reaches a server. */
export interface Transport {
  begin(asked: Asked): Promise<Begun>;
  close(): void;
}

export const overHttp = (port: number, host: string): Transport => ({
  async begin(asked) {
    const message = await startSending(port, { host, ...asked });
    const headers = new Headers();
    for (let at = 0; at + 1 < message.rawHeaders.length; at += 2)
      headers.append(message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '');
    return {
      status: message.statusCode ?? 0,
      headers,
      body: message as AsyncIterable<Uint8Array>,
      leave: () => message.destroy(),
    };
  },
  close: () => undefined,
});

/** @param protocol `https:` with a certificate that nobody knows, or `http:` in the clear, by prior knowledge. */
export function overHttp2(port: number, host: string, protocol: 'http:' | 'https:'): Transport {
  const session = connect(`${protocol}//127.0.0.1:${port}`, { rejectUnauthorized: false });
  session.on('error', () => undefined);
  return {
    begin: ({ method = 'GET', target, headers = {}, body, host: asked = host }) =>
      new Promise((resolve, reject) => {
        const stream: ClientHttp2Stream = session.request({
          ...headers,
          ':method': method,
          ':path': target,
          ':authority': asked,
        });
        stream.on('error', reject);
        stream.on('response', (answered) => {
          const found = new Headers();
          for (const [name, value] of Object.entries(answered))
            for (const each of [value].flat()) if (!name.startsWith(':')) found.append(name, String(each));
          resolve({
            status: answered[':status'] ?? 0,
            headers: found,
            body: stream as AsyncIterable<Uint8Array>,
            leave: () => stream.close(constants.NGHTTP2_CANCEL),
          });
        });
        stream.end(body);
      }),
    close: () => session.destroy(),
  };
}

/** The handler called with a `Request`, with nothing between. */
export const byHandler = (handle: (request: Request) => Promise<Response>, origin: string): Transport => ({
  async begin({ method = 'GET', target, headers = {}, body }) {
    const init = { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
    const response = await handle(new Request(origin + target, init));
    const pieces = (response.body as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator]();
    return {
      status: response.status,
      headers: response.headers,
      body: pieces ? { [Symbol.asyncIterator]: () => pieces } : Readable.from([]),
      leave: () => void pieces?.return?.(),
    };
  },
  close: () => undefined,
});

/** One request, answered whole. */
export async function sendOver(transport: Transport, asked: Asked): Promise<Response> {
  const { status, headers, body } = await transport.begin(asked);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const bodiless = asked.method === 'HEAD' || [204, 205, 304].includes(status);
  return new Response(bodiless ? null : Buffer.concat(chunks), { status, headers });
}
