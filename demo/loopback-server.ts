import type { Server } from 'node:http';

/** A port of the demo is in use by another program. The message is one line for a person. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(port: number, purpose: string) {
    super(`Port ${port} (${purpose}) is taken. Stop what runs there, or choose others: PORT=9000 npm start`);
  }
}

/** Only this machine can reach the demo: it signs anyone in who presses a button. */
const loopback = '127.0.0.1';

/** @throws {PortTakenError} if another program listens there. */
export async function listenOnLoopback(server: Server, port: number, purpose: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port, purpose) : error);
    });
    server.listen(port, loopback, resolve);
  });
}

/** Ends open connections too, or a browser's keep-alive would hold the process. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
