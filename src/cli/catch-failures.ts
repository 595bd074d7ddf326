import type { RequestListener, ServerResponse } from 'node:http';
import type { MountedRequest } from '../adapters/node-request.js';
import type { OperatorLog } from '../endpoint/log/operator-log.js';

type Listener = (request: MountedRequest, response: ServerResponse) => void | Promise<void>;

/** Wraps a listener. If it throws, rejects or emits an `error` event, its request fails, and the process goes on. */
export function catchFailures(listener: Listener, log: OperatorLog): RequestListener {
  return (request, response) => {
    const fail = (error: unknown): void => {
      reportFailure(error, log);
      answerFailure(response, error);
    };
    // Without a listener an `error` event would end the process.
    request.on('error', () => undefined);
    response.on('error', () => response.destroy());
    try {
      listener(request, response)?.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
}

function answerFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    // The client must not take a part of the response for the whole.
    response.destroy();
    return;
  }
  // Headers of the failed response, such as its length, don't fit this one.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const status = isOutOfFiles(error) ? 503 : 500;
  const body = { error: 'server_error', error_description: 'The server could not answer.' };
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': '1' } : {}),
  });
  response.end(JSON.stringify(body));
}

export function reportFailure(error: unknown, log: OperatorLog): void {
  if (isOutOfFiles(error))
    log.report({
      code: 'too_many_open_files',
      level: 'error',
      message: 'The process may open no more files and connections.',
      cure: 'Raise its limit (ulimit -n, or LimitNOFILE of systemd).',
    });
  else
    log.report({
      code: 'server_error',
      level: 'error',
      // The kind of the error, without its message, which may quote the request.
      message: `A request could not be answered: ${kindOf(error)}.`,
      cure: 'This is a fault of ours unless the disk failed: please report it.',
    });
}

function isOutOfFiles(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'EMFILE' || code === 'ENFILE';
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, code } = error as NodeJS.ErrnoException;
  return code === undefined ? name : `${name} ${code}`;
}
