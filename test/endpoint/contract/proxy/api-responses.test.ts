import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { deferred } from '../../../support/deferred.js';
import { httpContract } from '../../../support/endpoint-contract.js';
import { assertRefused, onProxy } from './proxy-site.js';
import { cookieName } from '../../../support/cookie-name.js';

const ours = {
  'x-accel-buffering': 'no',
  'cache-control': 'no-store',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const passed = {
  'accept-ranges': 'bytes',
  allow: 'GET',
  'content-disposition': 'attachment; filename="a.txt"',
  'content-language': 'nl',
  'content-length': '5',
  'content-range': 'bytes 0-4/9',
  'content-type': 'text/x',
  etag: '"e"',
  'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
  link: '<https://a.example/?page=2>; rel="next"',
  'preference-applied': 'return=minimal',
  ratelimit: '"default";r=1;t=2',
  'ratelimit-policy': '"default";q=10;w=60',
  'request-id': 'r-1',
  'retry-after': '7',
  'x-github-request-id': 'g-1',
  'x-next-page': '3',
  'x-page': '2',
  'x-per-page': '20',
  'x-prev-page': '1',
  'x-ratelimit-remaining': '41',
  'x-request-id': 'r-2',
  'x-total': '60',
  'x-total-count': '60',
  'x-total-pages': '3',
};

// Each would make the browser do something as if our own site had asked for it, or let another site read the answer.
const hostile = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-origin': '*',
  'alt-svc': 'h3=":443"',
  'cache-control': 'public, max-age=9999',
  'clear-site-data': '"cookies", "storage"',
  'content-security-policy': 'sandbox allow-scripts allow-same-origin',
  'cross-origin-resource-policy': 'cross-origin',
  location: 'https://evil.example/',
  nel: '{}',
  'referrer-policy': 'unsafe-url',
  refresh: '0;url=https://evil.example/',
  'report-to': '{}',
  server: 'stub',
  'service-worker-allowed': '/',
  'set-cookie': `${cookieName('session.stub.0')}=forged; Path=/`,
  sourcemap: 'https://evil.example/map',
  'strict-transport-security': 'max-age=0',
  'www-authenticate': 'Basic realm="Your password"',
  'x-content-type-options': 'sniff',
  'x-oauth-elements': 'error',
  'x-oauth-scopes': 'repo',
  'x-ratelimit': 'x',
};

httpContract('statuses, headers and empty bodies', (way) => {
  describe('the proxy', () => {
    test(
      'only the listed headers of an answer pass, and our own',
      onProxy(way, async ({ api, call }) => {
        for (const status of [206, 404]) {
          api.answers.set('/api/a', (response) => {
            response.writeHead(status, { ...hostile, ...passed }).end('12345');
          });
          const response = await call('/a');
          const headers = Object.fromEntries(response.headers);
          if (status < 300) assert.equal(headers['location'], hostile.location);
          const names = ['connection', 'date', 'keep-alive', 'location'];
          const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
          assert.deepEqual(rest, { ...passed, ...ours });
          assert.deepEqual([response.status, await response.text()], [status, '12345']);
        }
      }),
    );

    for (const status of [200, 201, 202, 400, 401, 403, 404, 409, 418, 422, 429, 500, 503, 599]) {
      test(
        `an answer with ${status} passes as it is, and says Location only as a success`,
        onProxy(way, async ({ api, call }) => {
          api.answers.set('/api/a', (response) => {
            response
              .writeHead(status, { location: '/api/made', 'content-type': 'application/json' })
              .end('{"a":1}');
          });
          const response = await call('/a', { method: 'POST', body: 'x' });
          assert.deepEqual([response.status, await response.text()], [status, '{"a":1}']);
          assert.equal(response.headers.get('location'), status < 300 ? '/api/made' : null);
          assert.equal(response.headers.get('x-oauth-elements'), null);
        }),
      );
    }

    for (const status of [204, 205, 304]) {
      test(
        `an answer with ${status} passes without a body`,
        onProxy(way, async ({ api, call }) => {
          api.answers.set('/api/a', (response) => response.writeHead(status, { etag: '"e"' }).end());
          const response = await call('/a', { headers: { 'if-none-match': '"e"' } });
          assert.deepEqual([response.status, response.headers.get('etag')], [status, '"e"']);
          assert.equal(await response.text(), '');
        }),
      );
    }

    test(
      'HEAD has the length of the body that is not sent',
      onProxy(way, async ({ api, call }) => {
        api.answers.set('/api/a', (response) =>
          response.writeHead(200, { 'content-length': '123456' }).end(),
        );
        const response = await call('/a', { method: 'HEAD' });
        assert.deepEqual([response.headers.get('content-length'), await response.text()], ['123456', '']);
      }),
    );

    // A page of the provider's, or a picture that holds a script, opened on our own origin.
    for (const type of ['text/html', 'image/svg+xml', 'text/xml', 'application/pdf', 'text/javascript']) {
      test(
        `an answer of ${type} is sandboxed`,
        onProxy(way, async ({ api, call }) => {
          const text = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(origin)</script></svg>';
          api.answers.set('/api/a', (response) =>
            response.writeHead(200, { 'content-type': type }).end(text),
          );
          const { headers } = await call('/a');
          assert.equal(headers.get('content-type'), type);
          for (const [name, value] of Object.entries(ours)) assert.equal(headers.get(name), value, name);
        }),
      );
    }

    test(
      'an API that does not respond has another code than one that responds with an error',
      onProxy(way, async ({ api, call }) => {
        api.answers.set('/api/cut', (response) => response.destroy());
        api.answers.set('/api/999', (response) => response.writeHead(999).end());
        for (const path of ['/cut', '/999'])
          await assertRefused(await call(path, { method: 'POST' }), 502, 'provider_unreachable');
        assert.equal(api.calls.length, 2);
        await api.close();
        await assertRefused(await call('/a'), 502, 'provider_unreachable');
      }),
    );

    test(
      'a refusal is JSON even if the page prefers HTML',
      onProxy(way, async ({ call }) => {
        await assertRefused(await call('/a//b', { headers: { accept: 'text/html' } }), 403, 'proxy_refused');
      }),
    );

    test('an answer’s headers are waited for no longer than the timeout, and its body as long as it takes', async () => {
      const [silent, answered] = [deferred<AbortSignal>(), deferred<AbortSignal>()];
      let body: ReadableStreamDefaultController<Uint8Array> | undefined;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          body = controller;
        },
      });
      const fetch = (url: string, { signal, ...init }: RequestInit = {}): Promise<Response> => {
        if (!signal || !url.includes('/api/')) return globalThis.fetch(url, init);
        if (url.endsWith('/answered')) {
          answered.resolve(signal);
          return Promise.resolve(new Response(stream));
        }
        silent.resolve(signal);
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      };
      await onProxy(
        way,
        async ({ call, callLive }) => {
          mock.timers.enable({ apis: ['setTimeout'] });
          try {
            const waiting = call('/silent');
            const asked = await silent.promise;
            mock.timers.tick(1999);
            assert.equal(asked.aborted, false);
            mock.timers.tick(1);
            await assertRefused(await waiting, 502, 'provider_unreachable');
            const response = await callLive('/answered');
            mock.timers.tick(60_000);
            assert.equal((await answered.promise).aborted, false);
            body?.enqueue(new TextEncoder().encode('late'));
            body?.close();
            assert.equal(await response.text(), 'late');
          } finally {
            mock.timers.reset();
          }
        },
        { environment: { fetch, timeout: 2 } },
      )();
    });
  });
});
