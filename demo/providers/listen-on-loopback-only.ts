import { Server } from 'node:http';

/**
 * Runs `start`, and returns the server it opened, held to this machine on a free port. `emulate` offers no host
 * setting and listens on every network interface; its GitHub lets anyone in who asks.
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
    // What was put on `http.Server` only hid the method it inherits.
    Reflect.deleteProperty(Server.prototype, 'listen');
  }
  const [server] = opened;
  if (!server) throw new Error('No server was started');
  if (!server.listening) {
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  }
  return server;
}
