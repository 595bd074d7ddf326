import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect as connect2, createServer as createHttp2Server } from 'node:http2';
import { connect, type AddressInfo, type Server } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { secret, siteUrl } from '../support/site.js';
import { runsOf } from '../support/whole.js';

const seed = 20261128;
const providers = [{ type: 'github', clientId: 'id', clientSecret: 'word' }];
const endpoint = createOAuthEndpoint({ secret, baseUrl: siteUrl, providers, log: false });

const routes = [
  'session',
  'providers',
  'redirect',
  'redirect/github',
  'token',
  'token/save',
  'logout',
  'redeem',
];
const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '?',
    '%2f',
    '%2e%2e',
    '..',
    '.',
    '%',
    '%zz',
    '%00',
    '#',
    '\\',
    '&',
    '=',
    '+',
    '@',
    ':',
    '[',
    ']',
    ';',
    '~',
  ),
  fc.constantFrom(
    'proxy/github/',
    'login/github',
    'api/oauth',
    'state=',
    'code=',
    'flow=',
    'error=',
    '__proto__',
    'constructor',
  ),
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 12,
  }),
);
const target = fc
  .tuple(
    fc.constantFrom(
      '/api/oauth/',
      '/',
      '//',
      'http://evil.example/api/oauth/',
      'http://[',
      '*',
      '/api/oauth/../',
    ),
    fc.constantFrom('', ...routes),
    fc.array(piece, { maxLength: 6 }),
  )
  .map(([base, route, rest]) => base + route + rest.join(''));
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE');
const host = fc.oneof(
  fc.constantFrom(
    'localhost:8550',
    '127.0.0.1:8550',
    '[::1]:8550',
    'evil.example',
    '',
    '[',
    'a b',
    'me@x',
    '%',
    ':',
    'a/b?c#d',
    '..',
    'x'.repeat(2000),
  ),
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 20,
  }),
);
/** Of any byte but those that end a header. */
const value = fc
  .array(fc.integer({ min: 0x21, max: 0xff }), { minLength: 1, maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const headerName = fc.constantFrom(
  ...[
    'accept',
    'accept-language',
    'cookie',
    'origin',
    'content-type',
    'x-oauth-elements',
    'x-oauth-client',
    'x-oauth-handle',
  ],
  ...[
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-dest',
    'sec-purpose',
    'x-oauth-base',
    'x-forwarded-host',
    'forwarded',
  ],
);
const known = fc.constantFrom(
  'same-origin',
  'cross-site',
  'navigate',
  'document',
  'empty',
  'cors',
  'application/json',
  '1',
  'text/html',
  'application/x-www-form-urlencoded',
  'null',
  siteUrl,
);
const headers = fc.array(fc.tuple(headerName, fc.oneof(value, known)), { maxLength: 6 });
const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 12 });

async function serve(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Everything that comes back until the server closes the connection. */
async function exchange(port: number, bytes: readonly Buffer[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  for (const part of bytes) socket.write(part);
  let wire = '';
  for await (const text of socket.setEncoding('latin1')) wire += String(text);
  return wire;
}

describe('whatever comes over the wire', () => {
  // An exception outside of every catch, or a rejection, would end this process.
  test('is answered over HTTP/1, in whatever pieces', async () => {
    const server = createServer(toNodeListener(endpoint));
    const port = await serve(server);
    try {
      await fc.assert(
        fc.asyncProperty(method, target, host, headers, chunks, async (verb, path, name, pairs, body) => {
          const lines = [`${verb} ${path} HTTP/1.1`, `host: ${name}`, 'connection: close'];
          for (const [header, text] of pairs) lines.push(`${header}: ${text}`);
          const head = `${[...lines, 'transfer-encoding: chunked'].join('\r\n')}\r\n\r\n`;
          const parts = body.flatMap((chunk) => [
            Buffer.from(`${chunk.length.toString(16)}\r\n`),
            Buffer.from(chunk),
            Buffer.from('\r\n'),
          ]);
          const wire = await exchange(port, [
            Buffer.from(head, 'latin1'),
            ...parts,
            Buffer.from('0\r\n\r\n'),
          ]);
          const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(wire)?.[1]);
          assert.ok(
            status >= 200 && status < 600 && status !== 500,
            `${verb} ${path}: ${wire.slice(0, 300)}`,
          );
          assert.equal(server.listening, true);
        }),
        { seed, numRuns: runsOf(400) },
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('is answered over HTTP/2, whatever :path and :authority say', async () => {
    const server = createHttp2Server(toNodeListener(endpoint));
    const port = await serve(server);
    const session = connect2(`http://127.0.0.1:${port}`);
    try {
      await fc.assert(
        fc.asyncProperty(method, target, host, headers, chunks, async (verb, path, name, pairs, body) => {
          const status = await new Promise<number | string>((resolve) => {
            const stream = session.request({
              ...Object.fromEntries(pairs),
              ...{ ':method': verb, ':path': path, ':authority': name },
            });
            stream.on('response', (answered) => resolve(answered[':status'] ?? 0));
            // What nghttp2 refuses never reaches the listener.
            stream.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
            stream.resume();
            if (verb !== 'GET' && verb !== 'HEAD' && verb !== 'DELETE')
              for (const chunk of body) stream.write(chunk);
            stream.end();
          });
          const fits =
            status === 'ERR_HTTP2_STREAM_ERROR' || (Number(status) >= 200 && Number(status) !== 500);
          assert.ok(fits, `${verb} ${path}: ${status}`);
          assert.equal(server.listening, true);
        }),
        { seed, numRuns: runsOf(300) },
      );
    } finally {
      session.destroy();
      server.close();
    }
  });

  test('of a Request is answered by the handler', async () => {
    await fc.assert(
      fc.asyncProperty(method, target, headers, chunks, async (verb, path, pairs, body) => {
        if (verb === 'TRACE' || !URL.canParse(path, siteUrl) || new URL(path, siteUrl).username) return;
        const bodiless = verb === 'GET' || verb === 'HEAD';
        const request = new Request(new URL(path, siteUrl), {
          method: verb,
          headers: pairs.map(([name, text]): [string, string] => [name, text]),
          ...(bodiless ? {} : { body: Buffer.concat(body) }),
        });
        const { status } = await endpoint.fetch(request);
        assert.ok(status >= 200 && status !== 500, `${verb} ${path}: ${status}`);
      }),
      { seed, numRuns: runsOf(300) },
    );
  });
});
