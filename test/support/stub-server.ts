import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that reached a stub. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Form fields of the body. */
  readonly form: URLSearchParams;
  readonly body: string;
}

/** What a stub answers: JSON for an object, the text itself otherwise; `'silence'` is no answer at all. */
export interface StubReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Answer = (call: Call) => StubReply | 'silence' | 'cut' | Promise<StubReply | 'silence' | 'cut'>;

export interface StubServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** By path. Whatever has no answer is a 404. */
  readonly answers: Map<string, Answer>;
  count(path: string): number;
  close(): Promise<void>;
}

async function readCall(request: IncomingMessage): Promise<Call> {
  let body = '';
  for await (const piece of request.setEncoding('utf8')) body += String(piece);
  const path = (request.url ?? '').replace(/\?.*/, '');
  return {
    method: request.method ?? '',
    path,
    headers: request.headers,
    body,
    form: new URLSearchParams(body),
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: StubReply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

/** A real server on a free loopback port whose every answer a test can replace. */
export async function startStubServer(): Promise<StubServer> {
  const calls: Call[] = [];
  const answers = new Map<string, Answer>();
  // As long as a test may stand still: a connection that ends as it is used again is an error that no test means.
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void readCall(request).then(async (call) => {
      calls.push(call);
      const reply = await (answers.get(call.path)?.(call) ?? { status: 404 });
      if (reply === 'cut') response.destroy();
      else if (reply !== 'silence') send(response, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answers,
    count: (path) => calls.filter((call) => call.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Holds back a stub's answer: `reached` once it was asked, until `open` is called. */
export function holdBack(server: StubServer, path: string): { reached: Promise<void>; open(): void } {
  const answer = server.answers.get(path);
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => {
    server.answers.set(path, async (call) => {
      resolve();
      await opened;
      return answer?.(call) ?? { status: 404 };
    });
  });
  return { reached, open: () => open() };
}
