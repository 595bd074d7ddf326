import { Server } from 'node:http';

/**
 * Runs `start`, and returns the server that it opened, on loopback and a free port. `emulate` offers no host
 * setting and listens on every network interface; its GitHub signs in anybody.
 */
export async function onLoopbackOnly(start: () => Promise<unknown>): Promise<Server> {
  const opened: Server[] = [];
  const listen = Server.prototype.listen;
  Server.prototype.listen = function listenHere(this: Server): Server {
    opened.push(this);
    Reflect.apply(listen, this, [0, '127.0.0.1']);
    return this;
  };
  try {
    await start();
  } finally {
    // The property only hid the inherited method.
    Reflect.deleteProperty(Server.prototype, 'listen');
  }
  const [server] = opened;
  if (!server) throw new Error('No server was started');
  if (!server.listening) {
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  }
  return server;
}
