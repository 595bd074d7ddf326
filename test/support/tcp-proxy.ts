import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and a server on loopback. */
export interface TcpProxy {
  readonly port: number;
  /** Nothing passes, in either direction, and connections stay open. */
  hold(): void;
  /** What was held passes, and everything after it. */
  pass(): void;
  /** Ends every connection. */
  cut(): void;
  /** New connections go to another server, as after a failover, and the present ones end. */
  moveTo(port: number): void;
  /** New connections go to another server, as a name that has another address now, and the present ones stay. */
  pointTo(port: number): void;
  close(): Promise<void>;
}

export async function startProxy(first: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let target = first;
  let isHeld = false;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (isHeld) from.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    hold: () => {
      isHeld = true;
      for (const socket of sockets) socket.pause();
    },
    pass: () => {
      isHeld = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    moveTo: (port) => {
      target = port;
      cut();
    },
    pointTo: (port) => {
      target = port;
    },
    close: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
