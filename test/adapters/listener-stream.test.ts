import assert from 'node:assert/strict';
import { request as startRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import type { EndpointRequest, Reply } from '../../src/endpoint/index.js';
import { deferred } from '../support/deferred.js';
import { sendTo } from '../support/transports.js';
import { reply, serving } from './serve.js';

const bytesOf = (...pieces: number[][]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Uint8Array.from(piece));
      controller.close();
    },
  });

const begin = (port: number): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    startRequest({ host: '127.0.0.1', port, agent: false }, resolve).on('error', reject).end();
  });

describe('toNodeListener with a stream', () => {
  for (const [what, before] of [
    ['', undefined],
    [
      ', beside the headers of others',
      (_: unknown, response: ServerResponse) => void response.setHeader('set-cookie', 'app=1'),
    ],
  ] as const) {
    test(`sends every byte as it is${what}`, () =>
      serving(
        () =>
          reply(bytesOf([0, 255, 128], [10, 13]), [
            ['x-a', 'b'],
            ['set-cookie', 'own=1'],
          ]),
        async ({ port }) => {
          const response = await sendTo(port, { target: '/' });
          assert.deepEqual([...new Uint8Array(await response.arrayBuffer())], [0, 255, 128, 10, 13]);
          assert.deepEqual(
            [response.headers.get('x-a'), response.headers.getSetCookie()],
            ['b', before ? ['app=1', 'own=1'] : ['own=1']],
          );
          assert.equal(response.headers.get('content-length'), null);
        },
        before,
      ));
  }

  test('keeps a length that is given', () =>
    serving(
      () => reply(bytesOf([1, 2]), [['content-length', '2']]),
      async ({ port }) => {
        assert.equal((await sendTo(port, { target: '/' })).headers.get('content-length'), '2');
      },
    ));

  // Bytes past the length, or the next answer in place of bytes that are missing, would be taken for what they are not.
  for (const length of [1, 3]) {
    test(`destroys a connection whose body of 2 bytes said ${length}, and answers nothing more on it`, () =>
      serving(
        () => reply(bytesOf([65], [66]), [['content-length', String(length)]]),
        async ({ port }) => {
          const socket = connect(port, '127.0.0.1').on('error', () => undefined);
          socket.write('GET /1 HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(2));
          let wire = '';
          socket.setEncoding('latin1').on('data', (text: string) => (wire += text));
          await new Promise((resolve) => socket.once('close', resolve));
          const [, body = ''] = wire.split('\r\n\r\n');
          assert.ok(body.length <= Math.min(length, 2), body);
          assert.equal(wire.split('HTTP/1.1 ').length, 2);
        },
      ));
  }

  test('sends the headers before there is a piece', () => {
    const stream = deferred<ReadableStreamDefaultController<Uint8Array>>();
    const body = new ReadableStream<Uint8Array>({ start: (controller) => stream.resolve(controller) });
    return serving(
      () => reply(body),
      async ({ port }) => {
        const message = await begin(port);
        const controller = await stream.promise;
        controller.enqueue(Uint8Array.from([7]));
        controller.close();
        const chunks: Buffer[] = [];
        for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
        assert.deepEqual([...Buffer.concat(chunks)], [7]);
      },
    );
  });

  test('destroys the connection where the stream breaks', () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls === 1) controller.enqueue(Uint8Array.from([1]));
        else controller.error(new Error('broken'));
      },
    });
    return serving(
      () => reply(body),
      async ({ port }) => assert.rejects(sendTo(port, { target: '/' }), { code: 'ECONNRESET' }),
    );
  });

  for (const [what, handle] of [
    ['whose handler fails', () => Promise.reject(new Error('the endpoint'))],
    [
      'whose stream somebody else reads',
      () => {
        const stream = bytesOf([1]);
        stream.getReader();
        return reply(stream);
      },
    ],
  ] as const) {
    test(`destroys a connection ${what}, and serves the next`, () => {
      let fails = true;
      return serving(
        () => (fails ? handle() : reply('served')),
        async ({ url }) => {
          await assert.rejects(async () => (await fetch(`${url}/api/oauth/session`)).text());
          fails = false;
          assert.equal(await (await fetch(`${url}/api/oauth/session`)).text(), 'served');
        },
      );
    });
  }

  test('cancels the stream when the asker goes away', () => {
    const cancelled = deferred();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Uint8Array.from([1])),
      cancel: () => cancelled.resolve(undefined),
    });
    return serving(
      () => reply(body),
      async ({ port }) => {
        (await begin(port)).destroy();
        await cancelled.promise;
      },
    );
  });

  test('cancels a stream that comes when the asker has gone already', () => {
    const [asked, late, cancelled] = [deferred<EndpointRequest>(), deferred<Reply>(), deferred()];
    const gone = deferred();
    return serving(
      (request) => {
        asked.resolve(request);
        return late.promise;
      },
      async ({ port }) => {
        const request = startRequest({ host: '127.0.0.1', port, agent: false }).on('error', () => undefined);
        request.end();
        await asked.promise;
        request.destroy();
        await gone.promise;
        late.resolve(reply(new ReadableStream({ cancel: () => cancelled.resolve(undefined) })));
        await cancelled.promise;
      },
      (_request, response) => void response.once('close', () => gone.resolve(undefined)),
    );
  });

  test('takes no more of the stream than the asker does', () => {
    let pulls = 0;
    const cancelled = deferred();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls < 4000) controller.enqueue(new Uint8Array(64 * 1024));
        else controller.close();
      },
      cancel: () => cancelled.resolve(undefined),
    });
    return serving(
      ({ target }) => (target === '/other' ? reply('ok') : reply(body)),
      async ({ port }) => {
        const message = await begin(port);
        // Time enough for all 250 MB, were they taken.
        for (let round = 0; round < 500; round += 1) await sendTo(port, { target: '/other' });
        assert.ok(pulls < 1000, `${pulls} pieces`);
        message.destroy();
        await cancelled.promise;
      },
    );
  });

  test('says no length of a body that is elsewhere, and 0 of an empty one', () =>
    serving(
      ({ target }) => reply(null, [], Number(target.slice(1))),
      async ({ port }) => {
        const lengthOf = async (status: number, method = 'GET'): Promise<string | null> =>
          (await sendTo(port, { target: `/${status}`, method })).headers.get('content-length');
        assert.deepEqual(
          [await lengthOf(200), await lengthOf(303), await lengthOf(204), await lengthOf(304)],
          ['0', '0', null, null],
        );
        assert.equal(await lengthOf(200, 'HEAD'), null);
      },
    ));
});
