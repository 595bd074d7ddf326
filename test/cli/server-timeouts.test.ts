import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { endBySignal, finishLimitMs } from '../../src/cli/stop-on-signal.js';
import { createLimitedServer, receiveLimits } from '../../src/cli/server-timeouts.js';
import type { StopServer } from '../../src/cli/stop-server.js';
import { deferred } from '../support/deferred.js';

const hour = 3_600_000;

async function onServer(
  limits: { headMs: number; wholeMs: number },
  run: (socket: Socket, server: Server) => Promise<void>,
): Promise<void> {
  const server = createLimitedServer({ ...limits, checkMs: 5 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  try {
    await run(socket, server);
  } finally {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  }
}

/** All that comes until the server closes the connection. */
async function answerOn(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket.setEncoding('utf8') as AsyncIterable<string>) text += piece;
  return text;
}

describe('a request to serve that does not arrive', () => {
  for (const begun of ['GET /api/oauth/session HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nA: b'])
    test(`is answered 408 and closed at the limit of its head, after ${JSON.stringify(begun)}`, () =>
      onServer({ headMs: 1, wholeMs: hour }, async (socket) => {
        socket.write(begun);
        assert.match(await answerOn(socket), /^HTTP\/1\.1 408 /);
      }));

  test('is answered 408 and closed at the limit of its body, and whoever reads it is told', () =>
    onServer({ headMs: hour, wholeMs: hour }, async (socket, server) => {
      const broken = deferred();
      server.on('request', (request) => {
        // Only now, so that the head is never late.
        server.headersTimeout = server.requestTimeout = 1;
        request.resume().once('error', () => broken.resolve(undefined));
      });
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
      assert.match(await answerOn(socket), /^HTTP\/1\.1 408 /);
      await broken.promise;
    }));

  test('has 30 seconds for its head and five minutes for all of it', () => {
    const { headersTimeout, requestTimeout } = createLimitedServer();
    assert.deepEqual([headersTimeout, requestTimeout], [30_000, 300_000]);
    assert.ok(receiveLimits.checkMs < receiveLimits.headMs);
  });
});

/** A process that gets signals and notes how it is ended. */
class FakeProcess extends EventEmitter {
  readonly exits: (number | string | null | undefined)[] = [];

  exit(code?: number | string | null): never {
    this.exits.push(code);
    return undefined as never;
  }
}

describe('the limit of serve’s end', () => {
  const signalled = (stop: StopServer) => {
    const own = new FakeProcess();
    const said: string[] = [];
    endBySignal(stop, (words) => said.push(words), own as unknown as NodeJS.Process);
    own.emit('SIGTERM');
    return { own, said };
  };

  test('is ten seconds for requests under way, and what had to be cut is said', async () => {
    const limits: number[] = [];
    const { own, said } = signalled((limitMs) => {
      limits.push(limitMs);
      return Promise.resolve(2);
    });
    await Promise.resolve();
    assert.deepEqual([limits, own.exits], [[finishLimitMs], []]);
    assert.deepEqual(said, ['cut 2 connections that had not finished after 10 seconds']);
  });

  test('ends the process for what has no connection, and not before', (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const { own } = signalled(() => new Promise(() => undefined));
    context.mock.timers.tick(finishLimitMs - 1);
    assert.deepEqual(own.exits, []);
    context.mock.timers.tick(1);
    assert.deepEqual(own.exits, [0]);
  });
});
