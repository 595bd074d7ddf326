import type { ClientRequest, IncomingMessage } from 'node:http';
import type { EndSignal } from '../endpoint/provider-calls/time-limit.js';

export interface NodeCall {
  /** Makes the request; called a second time where the first met a connection that was being closed. */
  readonly start: () => ClientRequest;
  readonly method: string;
  readonly body: string | Uint8Array | undefined;
  readonly signal: EndSignal | undefined;
}

/**
 * Sends a request and answers its response's head. Settles on every ending that a request has: an answer, an error, a
 * change of the protocol (101), after which Node emits nothing more, and a close without any of them.
 */
export function send(call: NodeCall): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, body, signal } = call;
    const request = call.start();
    let answered = false;
    let sentAgain = false;
    request.on('response', (message) => {
      answered = true;
      resolve(message);
    });
    request.on('upgrade', (_message, socket) => {
      socket.destroy();
      reject(new Error('the server changes to another protocol'));
    });
    request.on('error', (error) => {
      // The server may have closed a kept connection at that very moment. Only what reads may be sent twice.
      const stale = request.reusedSocket && !answered && isBreak(error) && !signal?.aborted;
      sentAgain = stale && (method === 'GET' || method === 'HEAD');
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

function isBreak(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}
