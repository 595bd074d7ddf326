import assert from 'node:assert/strict';
import { connect as connectSocket } from 'node:net';
import { connect, constants, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toNodeListener, toRequest } from '../../src/adapters/node.js';
import { GrowingBuffer } from '../../src/endpoint/http/growing-buffer.js';
import { fromWebRequest } from '../../src/endpoint/http/endpoint-request.js';
import { deferred } from '../support/deferred.js';
import { sendTo } from '../support/transports.js';
import { reply, serving } from './serve.js';

const chunksOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

describe('a growing buffer', () => {
  test('holds what was put in, however it was cut, and nothing past its limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 20_000 }),
        (pieces, limit) => {
          const buffer = new GrowingBuffer(limit);
          const all = Buffer.concat(pieces);
          const fits = pieces.map((piece) => buffer.append(piece)).every(Boolean);
          assert.equal(fits, all.length <= limit);
          if (fits) assert.deepEqual(Buffer.from(buffer.finish()), all);
          else assert.equal(buffer.finish().buffer.byteLength, 0);
        },
      ),
      { seed: 20261128, numRuns: 200 },
    );
  });

  // A list of a million pieces takes about a hundred times as much.
  test('of a million pieces takes at most twice the bytes that it holds', () => {
    const buffer = new GrowingBuffer(4_000_000);
    const piece = Uint8Array.of(7);
    for (let count = 0; count < 1_000_000; count += 1) buffer.append(piece);
    assert.ok(
      buffer.finish().buffer.byteLength <= 2_000_000 + 1024,
      String(buffer.finish().buffer.byteLength),
    );
  });
});

describe('the body of a Request', () => {
  const asked = (body: ReadableStream<Uint8Array>): Request =>
    new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);

  test('is never cancelled: some adapters go on filling it, and throw where nobody catches it', async () => {
    let [cancelled, pulled] = [0, 0];
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          if (pulled <= 100) controller.enqueue(new Uint8Array(1000));
          else controller.close();
        },
        cancel: () => void (cancelled += 1),
      },
      { highWaterMark: 0 },
    );
    const request = asked(body);
    assert.equal(await fromWebRequest(request).text(5000), null);
    // What is past the limit is read to its end, and dropped.
    while (pulled <= 100) await new Promise(setImmediate);
    assert.equal(cancelled, 0);
  });

  test('that breaks after the limit rejects nothing that nobody listens to', async () => {
    const pieces = deferred<ReadableStreamDefaultController<Uint8Array>>();
    const request = asked(new ReadableStream({ start: (controller) => pieces.resolve(controller) }));
    const read = fromWebRequest(request).bytes(10);
    const controller = await pieces.promise;
    controller.enqueue(new Uint8Array(11));
    assert.equal(await read, null);
    controller.error(new Error('gone'));
    // An unhandled rejection would end this process.
    await new Promise(setImmediate);
  });

  test('is the same, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 30 }),
        async (pieces) => {
          const bytes = await fromWebRequest(asked(chunksOf(pieces))).bytes(1_000_000);
          assert.deepEqual(Buffer.from(bytes!), Buffer.concat(pieces));
        },
      ),
      { seed: 20261128, numRuns: 50 },
    );
  });

  test('comes with the address that the adapter tells, and with none that is something else', () => {
    const addressOf = (options?: unknown): string | undefined =>
      fromWebRequest(new Request('http://localhost/'), options).address;
    assert.equal(addressOf({ address: '192.0.2.1' }), '192.0.2.1');
    // Bun's own server, the second argument of its handlers, has an address of another kind; Workers pass bindings.
    for (const other of [
      undefined,
      null,
      {},
      { address: { address: '::', port: 1 } },
      { address: null },
      'x',
      7,
    ])
      assert.equal(addressOf(other), undefined);
  });
});

describe('a body behind toNodeListener', () => {
  test('in one-byte chunks takes no more memory than its bytes, twice over', () => {
    const size = 600_000;
    return serving(
      async (request) => {
        const { external, arrayBuffers, heapUsed } = process.memoryUsage();
        const bytes = await request.bytes(1_000_000);
        const after = process.memoryUsage();
        const grown =
          after.heapUsed + after.external + after.arrayBuffers - heapUsed - external - arrayBuffers;
        return reply(`${bytes?.byteLength ?? 0} ${bytes?.buffer.byteLength ?? 0} ${grown}`);
      },
      async ({ port }) => {
        const socket = connectSocket(port, '127.0.0.1');
        socket.write('POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n');
        socket.write('1\r\nx\r\n'.repeat(size));
        socket.end('0\r\n\r\n');
        let wire = '';
        for await (const text of socket.setEncoding('latin1')) wire += String(text);
        const [, received = 0, held = 0] = /\r\n\r\n(\d+) (\d+)/.exec(wire) ?? [];
        assert.equal(Number(received), size);
        assert.ok(Number(held) <= 2 * size + 1024, String(held));
      },
    );
  });

  test('that breaks off is refused, not taken for a shorter one', () => {
    const read = deferred<string>();
    return serving(
      async (request) => {
        read.resolve(
          await request.text(100).then(String, (error: unknown) => (error as { code: string }).code),
        );
        return reply('ok');
      },
      async ({ port }) => {
        const socket = connectSocket(port, '127.0.0.1');
        socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{}', () => socket.destroy());
        assert.equal(await read.promise, 'invalid_request');
      },
    );
  });
});

describe('HTTP/2', () => {
  const over2 = async (
    listener: Parameters<typeof createHttp2Server>[1],
    run: (session: ReturnType<typeof connect>, port: number) => Promise<void>,
  ): Promise<void> => {
    const server = createHttp2Server({}, listener as never);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const session = connect(`http://127.0.0.1:${port}`);
    try {
      await run(session, port);
    } finally {
      session.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  };
  const ask = (session: ReturnType<typeof connect>, headers: Record<string, string>): Promise<string> =>
    new Promise((resolve, reject) => {
      const stream = session.request({ ':authority': 'app.example:81', ...headers });
      let text = '';
      stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      stream.on('end', () => resolve(text)).on('error', reject);
    });

  test('toRequest takes the host from :authority, and no pseudo-header for a header', () =>
    over2(
      (request, response) => {
        const { url, method, headers } = toRequest(request);
        response.end(`${method} ${url} ${[...headers.keys()].join()}`);
      },
      async (session) => {
        const text = await ask(session, { ':path': '/a?b', 'x-one': '1' });
        assert.equal(text, 'GET http://app.example:81/a?b x-one');
      },
    ));

  test('toNodeListener sees :authority as the host, and whoever connected', () =>
    over2(
      toNodeListener({
        basePath: '/api/oauth',
        handle: async ({ host, address }) => reply(`${host} ${String(address)}`),
      }),
      async (session) => assert.equal(await ask(session, { ':path': '/' }), 'app.example:81 127.0.0.1'),
    ));

  // Node emits an error of the request for it; and ends the body as if it had been whole.
  for (const code of [
    constants.NGHTTP2_CANCEL,
    constants.NGHTTP2_PROTOCOL_ERROR,
    constants.NGHTTP2_INTERNAL_ERROR,
  ])
    test(`a stream that is reset with code ${code} ends nothing, and its body is refused`, () => {
      const [begun, read] = [deferred(), deferred<string>()];
      return over2(
        toNodeListener({
          basePath: '/api/oauth',
          handle: async (request) => {
            if (request.method === 'GET') return reply('alive');
            begun.resolve(undefined);
            const text = await request
              .text(100)
              .then(String, (error: unknown) => (error as { code: string }).code);
            read.resolve(text);
            return reply('ok');
          },
        }),
        async (session) => {
          const stream = session.request({ ':path': '/', ':method': 'POST' });
          stream.on('error', () => undefined);
          stream.write('{}');
          await begun.promise;
          stream.close(code);
          assert.equal(await read.promise, 'invalid_request');
          assert.equal(await ask(session, { ':path': '/' }), 'alive');
        },
      );
    });
});

describe('the caller’s address', () => {
  test('is the other end of the connection', () =>
    serving(
      ({ address }) => reply(String(address)),
      async ({ port }) => assert.equal(await (await sendTo(port, { target: '/' })).text(), '127.0.0.1'),
    ));
});
