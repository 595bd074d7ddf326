import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { guardedFetch, type Fetch } from '../../../../src/endpoint/provider-calls/network/guarded-fetch.js';
import { createNodeFetch } from '../../../../src/adapters/node.js';
import { readAnswer } from '../../../../src/adapters/node-provider-response.js';
import { startMisbehavingServer } from '../../../support/misbehaving-server.js';

const most = 4 * 1024 * 1024;
const limits = (timeoutMs: number) => ({ timeoutMs, networks: new Set(['public', 'loopback'] as const) });

interface Read {
  bytes: number;
  cancelled: boolean;
}

/** A body of any size that notes what is read of it. */
function body(size: number, read: Read, chunk = 65_536): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull(controller) {
        const next = new Uint8Array(Math.min(chunk, size - read.bytes)).fill(0x20);
        if (!next.length) controller.close();
        else controller.enqueue(next);
        read.bytes += next.length;
      },
      cancel() {
        read.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}

const call = (fetch: Fetch) => guardedFetch(fetch, limits(20_000));

describe('an answer of whatever `fetch`', () => {
  test('without end is read to 4 MB, and the rest is cancelled', async () => {
    const read: Read = { bytes: 0, cancelled: false };
    const fetch: Fetch = () => Promise.resolve(new Response(body(Infinity, read)));
    await assert.rejects(call(fetch)('https://id.example/'), { code: 'provider_unreachable' });
    assert.ok(read.bytes > most && read.bytes <= most + 65_536, `${read.bytes} bytes were read`);
    assert.ok(read.cancelled);
  });

  test('of exactly 4 MB is read', async () => {
    const read: Read = { bytes: 0, cancelled: false };
    const fetch: Fetch = () => Promise.resolve(new Response(body(most, read)));
    assert.equal((await (await call(fetch)('https://id.example/')).text()).length, most);
  });

  test('that is coded is read decoded to 4 MB, however much it would become', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`;
    const server = await startMisbehavingServer((socket) => {
      socket.write(head);
      socket.write(bomb);
    });
    let decoded = 0;
    const counting: Fetch = async (url, init) => {
      const { body, ...response } = await fetch(url, init).then((answer) => ({
        body: answer.body,
        status: answer.status,
        headers: answer.headers,
      }));
      const counter = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          decoded += chunk.length;
          controller.enqueue(chunk);
        },
      });
      return new Response(body?.pipeThrough(counter), response);
    };
    try {
      await assert.rejects(call(counting)(server.url), { code: 'provider_unreachable' });
      assert.ok(decoded > most && decoded < most * 1.2, `${decoded} bytes were decoded`);
    } finally {
      await server.close();
    }
  });

  test('that comes after its limit is cancelled unread', async () => {
    const read: Read = { bytes: 0, cancelled: false };
    let answer: ((response: Response) => void) | undefined;
    const fetch: Fetch = () => new Promise((resolve) => (answer = resolve));
    const hasty = guardedFetch(fetch, limits(10));
    await assert.rejects(hasty('https://id.example/'), { code: 'provider_unreachable' });
    answer?.(new Response(body(Infinity, read)));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(read, { bytes: 0, cancelled: true });
  });

  test('that never goes on is cancelled at the limit', async () => {
    let cancelled = false;
    const silent = new ReadableStream<Uint8Array>({
      pull: () => new Promise(() => undefined),
      cancel: () => void (cancelled = true),
    });
    const fetch: Fetch = () => Promise.resolve(new Response(silent));
    const hasty = guardedFetch(fetch, limits(10));
    await assert.rejects(hasty('https://id.example/'), { code: 'provider_unreachable' });
    assert.ok(cancelled);
  });

  test('comes without a challenge, which the protocol library would read at its own cost, at any status', async () => {
    for (const status of [200, 400, 401, 403, 407]) {
      const headers = { 'www-authenticate': 'a '.repeat(8000) };
      const fetch: Fetch = () => Promise.resolve(new Response('{}', { status, headers }));
      const response = await call(fetch)('https://id.example/');
      assert.deepEqual([response.status, response.headers.get('www-authenticate')], [status, null]);
    }
  });

  test('in one-byte chunks leaves none of the pieces behind, each of which takes a hundred bytes', async () => {
    const text = Array.from({ length: 5000 }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
    const message = Object.assign(new EventEmitter(), {
      statusCode: 200,
      headers: {},
      destroy: () => undefined,
    });
    const answer = readAnswer(message as unknown as IncomingMessage);
    // One piece that is filled again: kept in a list, it would be the last letter everywhere.
    const piece = Buffer.alloc(1);
    for (const letter of text) {
      piece.write(letter);
      message.emit('data', piece);
    }
    message.emit('end');
    assert.equal(await (await answer).text(), text);
  });

  test('that breaks leaves none of its bytes in the error', async () => {
    const server = await startMisbehavingServer((socket) => void socket.write('secret-token\r\n\r\n'));
    try {
      for (const fetchIt of [(url: string, init?: RequestInit) => fetch(url, init), createNodeFetch()]) {
        const error: unknown = await call(fetchIt)(server.url).catch((reason: unknown) => reason);
        const told = inspectAll(error);
        assert.match(told, /HPE_|parse/i);
        assert.doesNotMatch(told, /secret-token/);
      }
    } finally {
      await server.close();
    }
  });
});

/** All that stands anywhere along an error's causes, bytes as text. */
function inspectAll(error: unknown): string {
  const parts: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause)
    for (const name of Object.getOwnPropertyNames(at))
      if (name !== 'cause') parts.push(String((at as unknown as Record<string, unknown>)[name]));
  return parts.join('\n');
}
