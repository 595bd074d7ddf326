import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface MisbehavingServer {
  readonly url: string;
  /** Settles once every connection so far is closed. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A server that answers each request in bytes of a test's choice, which need not be HTTP. */
export async function startMisbehavingServer(
  behave: (socket: Socket) => void | Promise<void>,
): Promise<MisbehavingServer> {
  const sockets = new Set<Socket>();
  const closed = (socket: Socket): Promise<void> =>
    new Promise((resolve) => (socket.destroyed ? resolve() : socket.once('close', () => resolve())));
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // What the client does to the connection is its own business.
    socket.on('error', () => undefined);
    let begun = false;
    socket.on('data', () => {
      if (begun) return;
      begun = true;
      void behave(socket);
    });
    socket.on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    quiet: async () => {
      await Promise.all([...sockets].map(closed));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Writes without end, for as long as the client reads. */
export function pour(socket: Socket, piece: string | Uint8Array): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}
