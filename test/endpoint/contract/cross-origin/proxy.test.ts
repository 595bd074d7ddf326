import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { posting } from '../../../support/browser-with-cookies.js';
import { Blocked, ClientPage } from '../../../support/other-origin-page.js';
import { codeFor, newAttempt } from '../../../support/other-origin-login.js';
import { httpContract } from '../../../support/endpoint-contract.js';
import type { Way } from '../../../support/transports.js';
import { NativeApp } from '../../../support/native-app.js';
import { Partition } from '../../../support/cookie-partition.js';
import { clients, docs, endpointUrl, shop, signIn } from './cross-origin-site.js';
import { onProxy, type ProxySite } from '../proxy/proxy-site.js';

/** A proxied API, and a page of docs in each custody with somebody signed in there. */
const onClientProxy = (
  way: Way,
  run: (proxy: ProxySite, page: ClientPage) => Promise<void>,
  cookies: boolean,
): (() => Promise<void>) =>
  onProxy(
    way,
    async (proxy) => {
      const { send, base, url } = proxy.site;
      const options = { send, base, origin: docs };
      const page = new ClientPage(cookies ? { ...options, cookies: new Partition(url) } : options);
      await signIn(proxy.site, page);
      await run(proxy, page);
    },
    {
      ...{ url: endpointUrl, settings: { clients }, signedIn: false },
      provider: { apiHeaders: ['x-api-version'] },
    },
  );

const call = { accept: 'application/json', 'x-oauth-elements': '1' };

httpContract('bodies, streams and CORS headers', (way) => {
  for (const [where, cookies] of [
    ['in cookies', true],
    ['in a handle', false],
  ] as const) {
    describe(`a client’s calls of an API, its session ${where}`, () => {
      test(
        'are made with the token, and nothing else of the page goes along',
        onClientProxy(
          way,
          async ({ api, site }, page) => {
            const response = await page.fetch('/proxy/stub/user', {
              ...{ method: 'PATCH', body: '{}' },
              headers: { ...call, 'content-type': 'application/json', 'x-api-version': '2' },
            });
            assert.equal(response.status, 200);
            assert.equal(api.calls.length, 1);
            const [{ headers, method } = assert.fail('nothing was called')] = api.calls;
            assert.equal(method, 'PATCH');
            assert.equal(headers.authorization, `Bearer ${site.stub.made('access')[0] ?? ''}`);
            assert.equal(headers['x-api-version'], '2');
            for (const name of ['origin', 'cookie', 'referer', 'x-oauth-handle', 'x-oauth-elements'])
              assert.equal(headers[name], undefined, name);
          },
          cookies,
        ),
      );

      // What an API says of CORS is for its own pages; ours must stand alone.
      test(
        'bring back neither cookies nor CORS headers of the API’s',
        onClientProxy(
          way,
          async ({ api }, page) => {
            api.answers.set('/api/user', (response) =>
              response
                .writeHead(200, {
                  ...{ 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' },
                  ...{ 'set-cookie': 'a=b', 'x-oauth-handle': 'stolen', vary: 'Accept', link: '<x>' },
                })
                .end('{}'),
            );
            const before = page.handle;
            const { headers } = await page.fetch('/proxy/stub/user', { headers: call });
            assert.equal(headers.get('access-control-allow-origin'), docs);
            assert.ok(!(headers.get('access-control-expose-headers') ?? '').includes('*'));
            assert.ok(headers.getSetCookie().every((cookie) => /^__Host-Http-oauth-\w{7}-~/.test(cookie)));
            assert.equal(headers.get('link'), '<x>');
            assert.equal(page.handle, before);
          },
          cookies,
        ),
      );

      test(
        'are refused without our header, to other origins, and signed out, with nothing called',
        onClientProxy(
          way,
          async ({ api, site }, page) => {
            assert.equal((await page.fetch('/proxy/stub/user')).status, 403);
            const { handle } = page;
            const held = {
              ...(handle ? { 'x-oauth-handle': handle } : {}),
              cookie: page.cookies?.header ?? '',
            };
            for (const origin of [shop, 'https://evil.example', 'null'])
              for (const method of ['GET', 'POST', 'DELETE']) {
                const target = `${site.base}/proxy/stub/user`;
                const response = await site.send({
                  ...{ method, target },
                  headers: { ...posting, ...held, origin, 'sec-fetch-site': 'cross-site' },
                });
                assert.equal(response.status, origin === shop ? 401 : 403);
              }
            await page.post('/logout');
            assert.equal((await page.fetch('/proxy/stub/user', { headers: call })).status, 401);
            assert.equal(api.calls.length, 0);
          },
          cookies,
        ),
      );

      test(
        'with a method or header that is none of the list never leave the browser',
        onClientProxy(
          way,
          async ({ api }, page) => {
            for (const [method, headers] of [
              ['TRACE', call],
              ['GET', { ...call, authorization: 'Bearer x' }],
              ['GET', { ...call, 'x-oauth-client': 'desktop' }],
            ] as const)
              await assert.rejects(page.fetch('/proxy/stub/user', { method, headers }), Blocked);
            assert.equal(api.calls.length, 0);
          },
          cookies,
        ),
      );

      test(
        'refresh the token once, and keep the new one',
        onClientProxy(
          way,
          async ({ api, site }, page) => {
            site.now += 9 * 60_000;
            api.answers.set('/api/user', (response, { headers }) => {
              const first = headers.authorization === `Bearer ${site.stub.made('access')[0] ?? ''}`;
              response.writeHead(first ? 401 : 200).end('{}');
            });
            for (const count of [2, 3]) {
              assert.equal((await page.fetch('/proxy/stub/user', { headers: call })).status, 200);
              assert.equal(api.calls.length, count);
            }
            assert.equal(site.stub.refreshes.length, 1);
          },
          cookies,
        ),
      );
    });
  }

  test(
    'an app’s own code calls an API by its handle',
    onClientProxy(
      way,
      async ({ api, site }) => {
        const app = new NativeApp(site.send, site.base, 'desktop');
        assert.equal((await app.get('/proxy/stub/user')).status, 401);
        const body = await codeFor(site, { client: 'desktop', attempt: newAttempt() });
        assert.equal((await app.post('/redeem', body)).status, 200);
        assert.equal((await app.get('/proxy/stub/user')).status, 200);
        assert.equal(api.calls[0]?.headers['x-oauth-client'], undefined);
      },
      false,
    ),
  );
});
