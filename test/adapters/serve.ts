import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

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
