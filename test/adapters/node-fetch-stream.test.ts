import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { createNodeFetch } from '../../src/adapters/node.js';
import type { StreamInit } from '../../src/endpoint/proxy/call-api.js';
import { deferred } from '../support/deferred.js';
import { turn } from '../support/wait-for-tasks.js';
import { against } from './serve.js';

const streaming: StreamInit = { stream: true };

describe('createNodeFetch with stream', () => {
  test('answers once the headers are there, and gives the body piece by piece', () => {
    const opened = deferred<ServerResponse>();
    return against(
      (_request, response) => {
        response.writeHead(201, { 'x-a': 'b' }).flushHeaders();
        opened.resolve(response);
      },
      async ({ url }) => {
        const answer = await createNodeFetch()(url, streaming);
        assert.deepEqual([answer.status, answer.headers.get('x-a')], [201, 'b']);
        const reader = answer.body!.getReader();
        const server = await opened.promise;
        for (const piece of [[0, 255], [200]]) {
          server.write(Buffer.from(piece));
          assert.deepEqual([...((await reader.read()).value ?? [])], piece);
        }
        server.end();
        assert.equal((await reader.read()).done, true);
      },
    );
  });

  test('uses the connection of a body that was read again', () =>
    against(
      (_request, response) => response.end('x'.repeat(100_000)),
      async ({ url, connections }) => {
        const fetch = createNodeFetch();
        for (const _ of [1, 2, 3]) assert.equal((await (await fetch(url, streaming)).text()).length, 100_000);
        assert.equal(connections(), 1);
      },
    ));

  test('has no body for 204, 205, 304 and HEAD, and keeps the connection but of HEAD, which some servers answer with a body', () =>
    against(
      (request, response) => {
        const status = Number(request.url?.slice(1));
        const length = { 200: { 'content-length': 5 }, 205: { 'content-length': 0 } }[status];
        response.writeHead(status, { etag: '"e"', ...length }).end();
      },
      async ({ url, connections }) => {
        const fetch = createNodeFetch();
        let kept = 1;
        for (const [method, status] of [
          ['GET', 204],
          ['GET', 205],
          ['GET', 304],
          ['HEAD', 200],
          ['GET', 204],
        ] as const) {
          const answer = await fetch(`${url}/${status}`, { ...streaming, method });
          assert.deepEqual([answer.status, answer.body, answer.headers.get('etag')], [status, null, '"e"']);
          // The connection is free a moment later.
          await turn();
          assert.equal(connections(), kept);
          if (method === 'HEAD') kept += 1;
        }
      },
    ));

  test('a body that nobody has begun to read may break without harm', () => {
    const opened = deferred<ServerResponse>();
    return against(
      (_request, response) => {
        response.write('half', () => opened.resolve(response));
      },
      async ({ url }) => {
        const answer = await createNodeFetch()(url, streaming);
        const { socket } = await opened.promise;
        const gone = new Promise((resolve) => socket?.once('close', resolve));
        socket?.destroy();
        await gone;
        await assert.rejects(answer.text());
      },
    );
  });

  test('a cancelled body closes the connection, before the first piece and after it', () => {
    const opened: ((response: ServerResponse) => void)[] = [];
    return against(
      (_request, response) => {
        response.write('first');
        opened.shift()?.(response);
      },
      async ({ url }) => {
        for (const reads of [0, 1]) {
          const reached = new Promise<ServerResponse>((resolve) => opened.push(resolve));
          const answer = await createNodeFetch()(url, streaming);
          const response = await reached;
          const gone = new Promise((resolve) => response.once('close', resolve));
          const reader = answer.body!.getReader();
          if (reads) await reader.read();
          await reader.cancel();
          await gone;
          assert.equal(response.writableFinished, false);
        }
      },
    );
  });

  test('cancelling at the very end throws nothing', () =>
    against(
      (_request, response) => response.end('all'),
      async ({ url }) => {
        const answer = await createNodeFetch()(url, streaming);
        const reader = answer.body!.getReader();
        assert.equal(new TextDecoder().decode((await reader.read()).value), 'all');
        const last = reader.read();
        await reader.cancel();
        assert.equal((await last).done, true);
      },
    ));

  test('reads no faster than it is asked to', () => {
    const piece = Buffer.alloc(64 * 1024);
    let sent = 0;
    return against(
      (request, response) => {
        if (request.url === '/other') return response.end('ok');
        const fill = (): void => {
          while (sent < 4000) {
            sent += 1;
            if (!response.write(piece)) return;
          }
        };
        response.on('drain', fill);
        fill();
        return response;
      },
      async ({ url }) => {
        const fetch = createNodeFetch();
        const answer = await fetch(url, streaming);
        // Time enough for all 250 MB, were they taken.
        for (let round = 0; round < 500; round += 1) await (await fetch(`${url}/other`)).text();
        assert.ok(sent < 1000, `${sent} pieces`);
        await answer.body?.cancel();
      },
    );
  });

  test('ends when its signal does, before the headers and within the body', () =>
    against(
      (request, response) => {
        if (request.url === '/half') response.write('half');
      },
      async ({ url }) => {
        const reason = new Error('enough');
        const before = new AbortController();
        const waiting = createNodeFetch()(url, { ...streaming, signal: before.signal });
        before.abort(reason);
        await assert.rejects(waiting, reason);
        const within = new AbortController();
        const answer = await createNodeFetch()(`${url}/half`, { ...streaming, signal: within.signal });
        within.abort(reason);
        await assert.rejects(answer.text());
      },
    ));

  test('rejects a status that no Response may have, and waits for no body of it', () => {
    const gone = deferred();
    return against(
      (_request, response) => {
        response.once('close', () => gone.resolve(undefined));
        response.writeHead(999).write('endless');
      },
      async ({ url }) => {
        await assert.rejects(createNodeFetch()(url, streaming), RangeError);
        await gone.promise;
      },
    );
  });
});
