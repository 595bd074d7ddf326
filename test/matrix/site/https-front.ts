import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { Closable } from '../../../demo/providers/local-provider.js';
import type { Certificate } from '../../../demo/other-origin/certificate.js';

/** Puts https before a server of this machine. A connection that one side breaks is broken on the other, too. */
export async function startHttpsFront(
  certificate: Certificate,
  port: number,
  upstreamPort: number,
): Promise<Closable> {
  const open = new Set<Socket>();
  const server = createServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (socket) => {
    const upstream = connect(upstreamPort, '127.0.0.1');
    socket.pipe(upstream).pipe(socket);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  // Before its handshake a connection is no secure one yet, but the server waits for its end too.
  let isClosed = false;
  server.on('connection', (socket: Socket) => {
    if (isClosed) socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    close: async () => {
      isClosed = true;
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
