import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { toNodeListener } from '../../src/adapters/node.js';
import type { Reply } from '../../src/endpoint/index.js';
import { sendTo } from '../support/transports.js';
import { against, reply, serving } from './serve.js';

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;

/** What on-headers 1.0 does, by which compression and express-session of 2024 hear of an answer's head. */
function listensToHead(response: ServerResponse, heard: () => void): void {
  const writeHead = response.writeHead.bind(response) as WriteHead;
  let fired = false;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = typeof rest[0] === 'string' ? rest[1] : rest[0];
    // An array was one of pairs, then.
    if (Array.isArray(headers))
      for (const [name, value] of headers as [string, string][]) response.setHeader(name, value);
    else if (headers)
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
    response.statusCode = status;
    if (!fired) {
      fired = true;
      heard();
    }
    return writeHead(status);
  };
}

const cookies = [
  ['set-cookie', 'one=1'],
  ['set-cookie', 'two=2'],
] as const;

describe('toNodeListener behind middleware', () => {
  test('is served where older middleware wraps writeHead, beside the cookie that it sets', () =>
    serving(
      () => reply('ok', [['x-a', 'b'], ...cookies]),
      async ({ port }) => {
        const response = await sendTo(port, { target: '/' });
        assert.deepEqual([response.status, await response.text()], [200, 'ok']);
        assert.equal(response.headers.get('x-a'), 'b');
        assert.deepEqual(response.headers.getSetCookie(), ['one=1', 'two=2', 'sid=3']);
      },
      (_request, response) => listensToHead(response, () => response.appendHeader('set-cookie', 'sid=3')),
    ));

  test('answers 500 where a hook of others throws, says nothing of it, and serves the next', () => {
    let fails = true;
    return serving(
      () => reply('ok', [['x-a', 'secret'], ...cookies]),
      async ({ port }) => {
        const failed = await sendTo(port, { target: '/' });
        assert.deepEqual(
          [failed.status, await failed.text()],
          [500, '{"error":"server_error","error_description":""}'],
        );
        assert.equal(failed.headers.get('x-a'), null);
        assert.deepEqual(failed.headers.getSetCookie(), ['app=0']);
        assert.equal((await sendTo(port, { target: '/' })).status, 200);
      },
      (_request, response) => {
        response.setHeader('set-cookie', 'app=0');
        listensToHead(response, () => {
          if (!fails) return;
          fails = false;
          throw new Error('a secret of the hook');
        });
      },
    );
  });

  for (const value of ['line\nbreak', 'nul\0', '\u20ac'])
    test(`answers 500 where a header can't be sent: ${JSON.stringify(value)}`, () =>
      serving(
        ({ target }) => reply('ok', target === '/' ? [['location', value]] : []),
        async ({ port }) => {
          assert.equal((await sendTo(port, { target: '/' })).status, 500);
          assert.equal((await sendTo(port, { target: '/next' })).status, 200);
        },
      ));

  test('cancels a stream whose head cannot be sent', () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) });
    return serving(
      () => reply(body, [['x-a', '\n']]),
      async ({ port }) => {
        assert.equal((await sendTo(port, { target: '/' })).status, 500);
        assert.equal(cancelled, true);
      },
    );
  });

  // Adapters for Lambda and Fastify's `inject` take the headers from such a response.
  test('leaves each cookie to a stand-in for a response that reads them one by one', async () => {
    const sink = new PassThrough().resume() as unknown as Socket;
    class StandIn extends ServerResponse {
      readonly told: unknown[] = [];
      readonly done: Promise<void>;
      constructor(request: IncomingMessage) {
        super(request);
        this.done = new Promise((resolve) => this.on('prefinish', resolve));
        this.assignSocket(sink);
      }
      override writeHead(status: number, ...rest: unknown[]): this {
        // A flat list of headers becomes an object, in which one cookie is left.
        this.told.push(rest[0]);
        return super.writeHead(status);
      }
    }
    const request = new IncomingMessage(new Socket());
    request.url = '/api/oauth/session';
    request.method = 'GET';
    const response = new StandIn(request);
    const handle = (): Promise<Reply> => Promise.resolve(reply('ok', cookies));
    toNodeListener({ basePath: '/api/oauth', handle })(request, response);
    await response.done;
    assert.deepEqual(response.told.filter(Boolean), []);
    assert.deepEqual(response.getHeader('set-cookie'), ['one=1', 'two=2']);
  });

  test('takes the request and reply of a framework that wraps Node’s own, and hijacks it', () => {
    let hijacked = 0;
    const listener = toNodeListener({
      basePath: '/api/oauth',
      handle: async (asked) => reply(`${asked.target} ${String(await asked.text(100))}`),
    });
    return against(
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
          listener({ raw: request, body }, { raw: response, hijack: () => (hijacked += 1) });
        });
      },
      async ({ port }) => {
        const response = await sendTo(port, {
          ...{ method: 'POST', target: '/api/oauth/logout', body: '{"provider":"stub"}' },
          headers: { 'content-type': 'application/json' },
        });
        assert.equal(await response.text(), '/api/oauth/logout {"provider":"stub"}');
        assert.equal(hijacked, 1);
      },
    );
  });
});
