import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { describe, test } from 'node:test';
import { createNodeFetch } from '../../src/adapters/node.js';
import type { StreamInit } from '../../src/endpoint/proxy/call-api.js';
import { against } from './serve.js';

describe('createNodeFetch', () => {
  test('sends method, headers and text, and answers a Response', () =>
    against(
      (request, response) => {
        request.setEncoding('utf8').on('data', (body: string) => {
          const told = {
            method: request.method,
            x: request.headers['x-a'],
            type: request.headers['content-type'],
            body,
          };
          response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(told));
        });
      },
      async ({ url }) => {
        const headers = new Headers({ 'x-a': 'b', 'content-type': 'text/x' });
        const response = await createNodeFetch()(url, { method: 'POST', headers, body: 'wörter' });
        assert.equal(response.status, 201);
        assert.deepEqual(await response.json(), { method: 'POST', x: 'b', type: 'text/x', body: 'wörter' });
      },
    ));

  test('uses a connection again', () =>
    against(
      (_request, response) => response.end('ok'),
      async ({ url, connections }) => {
        const fetch = createNodeFetch();
        for (const _ of [1, 2, 3]) assert.equal(await (await fetch(url)).text(), 'ok');
        assert.equal(connections(), 1);
      },
    ));

  for (const status of [301, 302, 303, 307, 308]) {
    test(`does not follow a ${status}`, () =>
      against(
        (request, response) => {
          if (request.url === '/elsewhere') response.end('followed');
          else response.writeHead(status, { location: '/elsewhere' }).end();
        },
        async ({ url }) => {
          const response = await createNodeFetch()(url);
          assert.equal(response.status, status);
          assert.equal(await response.text(), '');
        },
      ));
  }

  test('answers 204 and 304 without a body', () =>
    against(
      (request, response) => response.writeHead(Number(request.url?.slice(1))).end(),
      async ({ url }) => {
        for (const status of [204, 304])
          assert.equal((await createNodeFetch()(`${url}/${status}`)).status, status);
      },
    ));

  test('rejects an answer of more than 4 MB', () =>
    against(
      (_request, response) => response.end(Buffer.alloc(4 * 1024 * 1024 + 1)),
      async ({ url }) => assert.rejects(createNodeFetch()(url), /too large/),
    ));

  test('takes an answer of exactly 4 MB', () =>
    against(
      (_request, response) => response.end(Buffer.alloc(4 * 1024 * 1024)),
      async ({ url }) => {
        assert.equal((await (await createNodeFetch()(url)).text()).length, 4 * 1024 * 1024);
      },
    ));

  test('ends when its signal does, before the answer and within it', () =>
    against(
      (request, response) => {
        if (request.url === '/half') response.write('half');
      },
      async ({ url }) => {
        const fetch = createNodeFetch();
        for (const path of ['/', '/half'])
          await assert.rejects(fetch(url + path, { signal: AbortSignal.timeout(50) }), path);
        await assert.rejects(fetch(url, { signal: AbortSignal.abort() }));
      },
    ));

  test('rejects a connection that breaks, before the answer and within it', () =>
    against(
      (request, response) => {
        if (request.url === '/half') response.write('half', () => response.destroy());
        else response.destroy();
      },
      async ({ url }) => {
        for (const path of ['/', '/half']) await assert.rejects(createNodeFetch()(url + path), path);
      },
    ));

  test('sends bytes that are no text', () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
    return against(
      (request, response) => {
        request.pipe(response);
      },
      async ({ url }) => {
        const init: StreamInit = { method: 'PUT', body: bytes, stream: true };
        const response = await createNodeFetch()(url, init);
        assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
      },
    );
  });

  // A server closes a kept connection at the moment when it is used again.
  for (const [method, outcome] of [
    ['GET', 'is sent again'],
    ['HEAD', 'is sent again'],
    ['POST', 'is not: the server may have done it'],
    ['DELETE', 'is not: the server may have done it'],
  ] as const) {
    test(`a ${method} that meets a kept connection closing ${outcome}`, () => {
      const seen: (string | undefined)[] = [];
      const used = new WeakSet<object>();
      return against(
        (request, response) => {
          seen.push(request.method);
          if (used.has(request.socket)) request.socket.destroy();
          else response.end('ok');
          used.add(request.socket);
        },
        async ({ url, connections }) => {
          const fetch = createNodeFetch();
          assert.equal(await (await fetch(url)).text(), 'ok');
          const again = fetch(url, { method });
          if (outcome === 'is sent again') assert.equal((await again).status, 200);
          else await assert.rejects(again, { code: 'ECONNRESET' });
          const expected = outcome === 'is sent again' ? [method, method] : [method];
          assert.deepEqual([seen, connections()], [['GET', ...expected], expected.length]);
        },
      );
    });
  }

  for (const method of ['GET', 'POST'])
    test(`what arrives after the answer to a ${method} closes its connection, and answers no other request`, () => {
      const sockets: Socket[] = [];
      return against(
        (request, response) => {
          if (request.url === '/') sockets.push(request.socket);
          response.end('own');
        },
        async ({ url }) => {
          const [fetch, other] = [createNodeFetch(), createNodeFetch()];
          await (await fetch(url, { method })).text();
          const [socket] = sockets;
          assert.ok(socket);
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nunasked');
          // It arrives before the answers to later requests.
          for (let turn = 0; turn < 50 && !socket.destroyed; turn++)
            await (await other(`${url}/other`)).text();
          assert.equal(await (await fetch(url)).text(), 'own');
          assert.notEqual(sockets[1], socket);
        },
      );
    });

  test('a GET whose answer has begun is not sent again', () => {
    let calls = 0;
    return against(
      (request, response) => {
        calls += 1;
        if (calls !== 2) response.end('ok');
        else response.write('half', () => request.socket.resetAndDestroy());
      },
      async ({ url }) => {
        const fetch = createNodeFetch();
        await (await fetch(url)).text();
        await assert.rejects(fetch(url));
        await (await fetch(url)).text();
        assert.equal(calls, 3);
      },
    );
  });

  test('a GET that breaks on a fresh connection is not sent again', () => {
    let calls = 0;
    return against(
      (request) => {
        calls += 1;
        request.socket.destroy();
      },
      async ({ url }) => {
        await assert.rejects(createNodeFetch()(url), { code: 'ECONNRESET' });
        assert.equal(calls, 1);
      },
    );
  });

  test('rejects a body that is neither text nor bytes', () =>
    assert.rejects(
      createNodeFetch()('http://127.0.0.1:9/', { method: 'POST', body: new Blob(['x']) }),
      TypeError,
    ));
});
