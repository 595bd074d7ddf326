import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../src/adapters/node.js';
import type { EndpointRequest, Reply } from '../../src/endpoint/index.js';

export interface Target {
  readonly url: string;
  readonly port: number;
  readonly connections: () => number;
}

/** A server for one test. */
export async function against(
  listener: RequestListener,
  run: (target: Target) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await run({ url: `http://127.0.0.1:${port}`, port, connections: () => connections });
  } finally {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

export type Handle = (request: EndpointRequest) => Reply | Promise<Reply>;
export type Before = (
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
) => void | Promise<void>;

/** An endpoint of one reply, behind a server. */
export const serving = (
  handle: Handle,
  run: (target: Target) => Promise<void>,
  before?: Before,
): Promise<void> => {
  const listener = toNodeListener({ basePath: '/api/oauth', handle: async (request) => handle(request) });
  return against((request, response) => {
    void Promise.resolve(before?.(request, response)).then(() => listener(request, response));
  }, run);
};

export const reply = (body: Reply['body'], headers: Reply['headers'] = [], status = 200): Reply => ({
  ...{ status, headers, body },
});
