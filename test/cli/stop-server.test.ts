import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  Agent,
  createServer,
  request as startRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { stopperOf } from '../../src/cli/stop-server.js';
import { startCommand, type Running } from '../support/run-command.js';
import { deferred } from '../support/deferred.js';
import { sendTo } from '../support/transports.js';

interface Provider {
  readonly url: string;
  /** Settles once so many codes have been spent. */
  codesSpent(count: number): Promise<void>;
  /** Lets the token answers go. */
  answer(): void;
}

/** A provider that spends codes at once, and then takes its time. */
async function withSlowProvider(run: (provider: Provider) => Promise<void>): Promise<void> {
  const answer = deferred();
  let [spent, wake] = [0, (): void => undefined];
  const send = (response: ServerResponse, body: object): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    request.resume();
    if (request.url !== '/token') {
      send(response, { id: '7', name: 'Ada' });
      return;
    }
    spent += 1;
    wake();
    void answer.promise.then(() => send(response, { access_token: `token-${spent}`, token_type: 'bearer' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      codesSpent: (count) =>
        new Promise((resolve) => {
          wake = () => spent >= count && resolve();
          wake();
        }),
      answer: () => answer.resolve(undefined),
    });
  } finally {
    answer.resolve(undefined);
    server.close();
    server.closeAllConnections();
  }
}

async function withServe(provider: Provider, run: (server: Running) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  const endpoints = {
    authorizationEndpoint: `${provider.url}/authorize`,
    tokenEndpoint: `${provider.url}/token`,
    userEndpoint: `${provider.url}/user`,
  };
  const slow = { id: 'slow', clientId: 'id', clientSecret: 'secret', ...endpoints };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ providers: [slow] }));
  const args = ['serve', '--port', '0', '--config', join(folder, 'settings.json')];
  const server = await startCommand(args, { OAUTH_SECRET: 'a secret of forty characters for testing' });
  try {
    await run(server);
  } finally {
    server.signal('SIGKILL');
    await server.ended;
    rmSync(folder, { recursive: true });
  }
}

/** A kept connection that waits for its next request. */
async function openIdle(port: number): Promise<Socket> {
  const agent = new Agent({ keepAlive: true });
  const request = startRequest({ host: '127.0.0.1', port, path: '/none', agent }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  const [socket] = (await once(agent, 'free')) as [Socket];
  return socket;
}

/** Logins up to the provider's return, which is answered once the provider has answered. */
async function beginLogins(server: Running, count: number): Promise<Promise<Response>[]> {
  const begun: Promise<Response>[] = [];
  await Promise.all(
    Array.from({ length: count }, async () => {
      const { host } = new URL(server.url);
      const login = await sendTo(server.port, { target: '/api/oauth/login/slow', host });
      const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const cookie = login.headers
        .getSetCookie()
        .map((text) => text.split(';', 1)[0])
        .join('; ');
      const target = `/api/oauth/redirect?${new URLSearchParams({ code: 'x', state }).toString()}`;
      begun.push(sendTo(server.port, { target, host, headers: { cookie } }));
    }),
  );
  return begun;
}

const refused = (port: number): Promise<string> =>
  new Promise((resolve) => {
    connect(port, '127.0.0.1')
      .once('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(code))
      .once('connect', () => resolve('connected'));
  });

describe('the end of serve', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`by ${signal} finishes every login under way, and takes nothing new`, () =>
      withSlowProvider((provider) =>
        withServe(provider, async (server) => {
          const idle = once(await openIdle(server.port), 'close');
          const logins = Promise.all(await beginLogins(server, 50));
          // Failing before they are awaited, they are no failure of their own.
          logins.catch(() => undefined);
          await provider.codesSpent(50);
          server.signal(signal);
          await idle;
          assert.equal(await refused(server.port), 'ECONNREFUSED');
          provider.answer();
          for (const response of await logins) {
            assert.deepEqual([response.status, response.headers.get('connection')], [303, 'close']);
            assert.match(response.headers.getSetCookie().join('\n'), /session/);
          }
          const { code, stderr } = await server.ended;
          assert.deepEqual([code, stderr], [0, '']);
        }),
      ));

    test(`by a second ${signal} comes at once`, () =>
      withSlowProvider((provider) =>
        withServe(provider, async (server) => {
          const idle = once(await openIdle(server.port), 'close');
          const [login] = await beginLogins(server, 1);
          const failed = assert.rejects(login ?? Promise.resolve());
          await provider.codesSpent(1);
          server.signal(signal);
          await idle;
          server.signal(signal);
          assert.equal((await server.ended).code, signal === 'SIGTERM' ? 143 : 130);
          await failed;
        }),
      ));
  }
});

describe('stopping a server', () => {
  /** A server whose answer to everything is `listener`, with a request that it has begun to answer. */
  async function withRequest(
    listener: (response: ServerResponse) => void,
    run: (stop: ReturnType<typeof stopperOf>, message: Promise<IncomingMessage>) => Promise<void>,
  ): Promise<void> {
    const server = createServer((_, response) => {
      listener(response);
    });
    const stop = stopperOf(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const arrived = once(server, 'request');
    const request = startRequest({ host: '127.0.0.1', port, agent: new Agent({ keepAlive: true }) }).end();
    const message = once(request, 'response').then(([response]) => response as IncomingMessage);
    await arrived;
    await run(stop, message);
  }

  test('sends the last bytes of an answer that a slow reader has not taken yet', () => {
    const size = 16 * 1024 * 1024;
    return withRequest(
      (response) => response.end(Buffer.alloc(size)),
      async (stop, answer) => {
        const message = await answer;
        const stopped = stop(60_000);
        let length = 0;
        for await (const chunk of message as AsyncIterable<Buffer>) length += chunk.length;
        assert.deepEqual([length, await stopped], [size, 0]);
      },
    );
  });

  test('cuts what has not ended at the limit, and says how much', () =>
    withRequest(
      (response) => response.write('begun'),
      async (stop, answer) => {
        const message = await answer;
        message.resume();
        const broken = once(message, 'error');
        assert.equal(await stop(1), 1);
        assert.equal(((await broken)[0] as NodeJS.ErrnoException).code, 'ECONNRESET');
      },
    ));

  test('closes a connection that has sent nothing, and one with half a request', async () => {
    const server = createServer();
    const stop = stopperOf(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const closed = ['', 'GET / HTTP/1.1\r\nHost:'].map(async (text) => {
      const socket = connect(port, '127.0.0.1').resume();
      // Bytes that nobody has read make the end a reset.
      socket.on('error', () => undefined);
      socket.write(text);
      await once(socket, 'close');
    });
    const taken: Socket[] = [];
    const both = deferred();
    server.on('connection', (socket) => {
      if (taken.push(socket) === closed.length) both.resolve(undefined);
    });
    await both.promise;
    assert.equal(await stop(60_000), 0);
    await Promise.all(closed);
  });
});
