import {
  createServer,
  request as requestUpstream,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { closeServer, listenOnLoopback } from '../loopback-server.js';

interface ProxySettings {
  readonly port: number;
  readonly purpose: string;
  readonly upstreamPort: number;
  /** Headers to add to a response, by the headers from upstream. */
  readonly addHeaders?: (headers: IncomingHttpHeaders) => Readonly<Record<string, string>>;
  /** Responds to a request itself, and then returns true. What it reads of the body can't be passed on. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
}

/** A plain loopback proxy. The Host header goes through, so that the upstream writes the proxy's own URLs. */
export async function startProxy(settings: ProxySettings): Promise<{ close(): Promise<void> }> {
  const { port, purpose, upstreamPort, addHeaders, answer } = settings;
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url: path, headers } = request;
    const upstream = requestUpstream({ host: '127.0.0.1', port: upstreamPort, method, path, headers });
    upstream.on('response', (from) => {
      response.writeHead(from.statusCode ?? 502, { ...from.headers, ...addHeaders?.(from.headers) });
      pipeline(from, response, () => undefined);
    });
    upstream.on('error', () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
    // When one side closes, so does the other.
    pipeline(request, upstream, () => undefined);
  };
  const server = createServer((request, response) => {
    Promise.resolve(answer?.(request, response)).then(
      (answered) => {
        if (!answered) pass(request, response);
      },
      (error: unknown) => response.destroy(error as Error),
    );
  });
  await listenOnLoopback(server, port, purpose);
  return { close: () => closeServer(server) };
}
