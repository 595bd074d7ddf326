import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import {
  connect,
  constants,
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
} from 'node:http2';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { makeCertificate, type Certificate } from '../../demo/other-origin/certificate.js';
import { toNodeListener } from '../../src/adapters/node.js';
import { overHttp2, sendOver } from '../mounts/transport.js';
import { reply } from './serve.js';

const listener = toNodeListener({
  basePath: '/api/oauth',
  handle: ({ target }) => Promise.resolve(reply(`endpoint ${target}`)),
});

/** Tells of a request that has come to a route that doesn't answer. */
const held = new EventEmitter();

/** As the recipe in `docs/servers.md` passes its own routes. */
const serve: Parameters<typeof createServer>[1] = (request, response) =>
  listener(request, response, () => {
    if (request.url === '/silent') held.emit('request');
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(`own ${request.url}`);
  });

type Send = (target: string) => Promise<string>;

async function against(
  server: Http2Server | Http2SecureServer,
  run: (port: number) => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run((server.address() as AddressInfo).port);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

async function assertServed(send: Send): Promise<void> {
  assert.equal(await send('/'), 'own /');
  assert.equal(await send('/api/oauth/session'), 'endpoint /api/oauth/session');
  assert.equal(await send('/api/oauthentic'), 'own /api/oauthentic');
}

/** Also after a request that its client gives up while an own route holds it. */
async function assertServedOverHttp2(port: number, protocol: 'http:' | 'https:'): Promise<void> {
  const transport = overHttp2(port, `localhost:${port}`, protocol);
  const client = connect(`${protocol}//127.0.0.1:${port}`, { rejectUnauthorized: false });
  const send: Send = async (target) => (await sendOver(transport, { target })).text();
  try {
    await assertServed(send);
    const given = client.request({ ':path': '/silent' });
    await once(held, 'request');
    given.close(constants.NGHTTP2_CANCEL);
    await once(given, 'close');
    await assertServed(send);
  } finally {
    client.destroy();
    transport.close();
  }
}

// An answer that never comes is a failure, not a hang.
describe('own routes beside the endpoint', { timeout: 10_000 }, () => {
  let certificate: Certificate;
  before(async () => {
    certificate = await makeCertificate(['localhost']);
  });
  const secure = (): Http2SecureServer => createSecureServer({ ...certificate, allowHTTP1: true }, serve);

  test('are served over HTTP/2 in the clear', () =>
    against(createServer(serve), (port) => assertServedOverHttp2(port, 'http:')));

  test('are served over HTTP/2 with TLS', () =>
    against(secure(), (port) => assertServedOverHttp2(port, 'https:')));

  test('are served to a client of HTTP/1 by the same server', () =>
    against(secure(), (port) =>
      assertServed(
        (path) =>
          new Promise((resolve, reject) => {
            get(
              { host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false },
              (response) => void text(response).then(resolve, reject),
            ).on('error', reject);
          }),
      ),
    ));
});
