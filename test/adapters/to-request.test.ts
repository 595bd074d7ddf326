import assert from 'node:assert/strict';
import { createServer, METHODS, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { toNodeListener, toRequest } from '../../src/adapters/node.js';
import { createOAuthEndpoint, OAuthError } from '../../src/endpoint/index.js';
import { errorOf, secret, siteUrl } from '../support/site.js';
import { sendTo, type Asked } from '../support/transports.js';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What `toRequest` makes of a request that went over the wire. */
async function seen(
  asked: Asked,
  before?: (request: IncomingMessage & { body?: unknown }) => Promise<void>,
): Promise<Seen> {
  let found: Seen | undefined;
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      await before?.(incoming);
      const request = toRequest(incoming);
      const { method, url, headers } = request;
      found = { method, url, headers, body: await request.text() };
    };
    answer().then(
      () => response.end(),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await sendTo((server.address() as AddressInfo).port, { host: 'app.example:81', ...asked });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  assert.ok(found, 'no request was made');
  return found;
}

describe('toRequest', () => {
  test('keeps method, address, headers and body', async () => {
    const { method, url, headers, body } = await seen({
      ...{ method: 'PUT', target: '/a/b?c=d', body: 'text' },
      headers: { 'x-one': '1', cookie: 'a=b; c=d' },
    });
    assert.deepEqual([method, url, body], ['PUT', 'http://app.example:81/a/b?c=d', 'text']);
    assert.deepEqual([headers.get('x-one'), headers.get('cookie')], ['1', 'a=b; c=d']);
  });

  test('has no body for GET', async () => {
    assert.equal((await seen({ target: '/' })).body, '');
  });

  test('takes a body that a parser has read', async () => {
    const { body } = await seen({ method: 'POST', target: '/', body: '{"a":1}' }, async (request) => {
      for await (const _ of request);
      request.body = { a: 1 };
    });
    assert.equal(body, '{"a":1}');
  });

  // Parsers of Express 4 set it for every type that they don't read.
  test('has the body of the stream where a parser has set {} and read nothing', async () => {
    for (const sent of ['one=1', '']) {
      const { body } = await seen({ method: 'POST', target: '/', body: sent }, (request) => {
        request.body = {};
        return Promise.resolve();
      });
      assert.equal(body, sent);
    }
  });

  test('takes the absolute form, but the host that was asked', async () => {
    assert.equal((await seen({ target: 'http://evil.example/a?b' })).url, 'http://app.example:81/a?b');
  });

  test('is of localhost where the host is none', async () => {
    for (const host of ['a b', '[', 'a:b'])
      assert.equal((await seen({ target: '/a', host })).url, 'http://localhost/a');
  });

  // A host may hold a path or a user: the address must still be the one that was asked.
  test('never takes more than a host from the Host header', async () => {
    for (const host of ['evil.example/x?', 'app.example#', 'me@app.example', 'app.example\\x'])
      assert.equal(new URL((await seen({ target: '/a', host })).url).pathname, '/a', host);
  });

  const forbidden = ['CONNECT', 'TRACE', 'TRACK', 'trace'];
  for (const method of [...METHODS, 'TRACK', 'trace', 'PURPLE'])
    test(`${forbidden.includes(method) ? 'refuses' : 'takes'} the method ${method}`, () => {
      const incoming = {
        method,
        url: '/a',
        rawHeaders: ['Host', 'a.example'],
        headers: { host: 'a.example' },
      };
      const make = (): Request =>
        toRequest(Object.assign(Readable.from([]), incoming) as unknown as IncomingMessage);
      if (forbidden.includes(method))
        assert.throws(make, (error) => error instanceof OAuthError && error.code === 'method_not_allowed');
      else assert.equal(make().method, method);
    });
});

describe('toNodeListener', () => {
  test('answers every method that its routes do not have with 405, and goes on', async () => {
    const providers = [{ type: 'github' as const, clientId: 'id', clientSecret: 'word' }];
    const server = createServer(
      toNodeListener(createOAuthEndpoint({ secret, baseUrl: siteUrl, providers, log: false })),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ask = (method: string): Promise<Response> =>
      sendTo(port, { method, target: '/api/oauth/session', host: new URL(siteUrl).host });
    // Node hands CONNECT to nobody who doesn't listen for it, and closes.
    for (const method of METHODS.filter((one) => !['CONNECT', 'GET', 'HEAD', 'OPTIONS'].includes(one))) {
      const response = await ask(method);
      assert.equal(response.status, 405, method);
      assert.equal(await errorOf(response), 'method_not_allowed');
    }
    assert.equal((await ask('GET')).status, 200);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
});
