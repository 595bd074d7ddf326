import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { CallSignal } from '../endpoint/provider-calls/network/call-timeout.js';

export interface NodeCall {
  /** Creates the request. It is called a second time if the first request met a closing connection. */
  readonly start: () => ClientRequest;
  readonly method: string;
  readonly body: string | Uint8Array | undefined;
  readonly signal: CallSignal | undefined;
}

/**
 * Sends a request, and resolves to the head of its response. The promise settles however the request ends: by a response, an error, a
 * protocol upgrade (101, after which Node emits nothing more), or a close without any of them.
 */
export function send(call: NodeCall): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, body, signal } = call;
    const request = call.start();
    let answered = false;
    let sentAgain = false;
    request.on('socket', closeOnUnexpectedData);
    request.on('response', (message) => {
      answered = true;
      resolve(message);
    });
    request.on('upgrade', (_message, socket) => {
      socket.destroy();
      reject(new Error('the server changes to another protocol'));
    });
    request.on('error', (error) => {
      // The server may have closed a kept-alive connection at that moment. Only requests that change nothing may be sent twice.
      const isStale = request.reusedSocket && !answered && isBreak(error) && !signal?.aborted;
      sentAgain = isStale && (method === 'GET' || method === 'HEAD');
      if (sentAgain) send(call).then(resolve, reject);
      else reject(error);
    });
    const abort = (): void => void request.destroy(signal?.reason as Error);
    signal?.addEventListener('abort', abort);
    request.on('close', () => {
      signal?.removeEventListener('abort', abort);
      if (!answered && !sentAgain) reject(new Error('the connection was closed without an answer'));
    });
    request.end(body);
  });
}

/**
 * Closes a kept-alive connection on which data arrives while no request uses it. Node drops the data and keeps the connection: the next
 * request, which may be another person's, would get the rest of the data as its response.
 */
function closeOnUnexpectedData(socket: Socket): void {
  socket.off('data', close);
  socket.once('free', () => socket.on('data', close));
}

function close(this: Socket): void {
  this.destroy();
}

function isBreak(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}
