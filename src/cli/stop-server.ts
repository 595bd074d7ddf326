import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * Stops a server. Resolves to the number of connections that had to be cut.
 * @param limitMs milliseconds for open responses.
 * @param drainMs milliseconds before that in which new requests are still answered, each on a connection that then closes.
 */
export type StopServer = (limitMs: number, drainMs?: number) => Promise<number>;

/**
 * Tracks the connections of a server, so that it can be stopped: open responses are finished, idle connections are closed at once, and new
 * ones are refused. After `limitMs` milliseconds the remaining connections are cut.
 *
 * `server.close()` alone cuts responses whose last bytes still wait for a slow client.
 */
export function stopperOf(server: Server): StopServer {
  const connections = new Map<Socket, Set<ServerResponse>>();
  let isStopping = false;
  const closeIdle = (socket: Socket): void => {
    if (isStopping && !connections.get(socket)?.size) socket.destroySoon();
  };
  server.prependListener('connection', (socket: Socket) => {
    connections.set(socket, new Set());
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    if (isStopping) response.shouldKeepAlive = false;
    connections.get(socket)?.add(response);
    response.once('close', () => {
      connections.get(socket)?.delete(response);
      closeIdle(socket);
    });
  });
  return async (limitMs, drainMs = 0) => {
    isStopping = true;
    if (drainMs > 0) await setTimeout(drainMs);
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    for (const [socket, responses] of connections) {
      for (const response of responses) response.shouldKeepAlive = false;
      closeIdle(socket);
    }
    let cut = 0;
    const limit = globalThis.setTimeout(() => {
      cut = connections.size;
      for (const socket of connections.keys()) socket.destroy();
    }, limitMs);
    await closed;
    clearTimeout(limit);
    return cut;
  };
}
