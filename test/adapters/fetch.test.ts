import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { createNodeFetch } from '../../src/adapters/node.js';

interface Target {
  readonly url: string;
  readonly connections: () => number;
}

/** A server for one test. */
async function against(listener: RequestListener, run: (target: Target) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      connections: () => connections,
    });
  } finally {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

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

  test('rejects a body that is no text', () =>
    assert.rejects(
      createNodeFetch()('http://127.0.0.1:9/', { method: 'POST', body: new Blob(['x']) }),
      TypeError,
    ));
});
