import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { httpContract } from '../../../support/endpoint-contract.js';
import { assertRefused, onProxy, pageHeaders, proxyBase, siteUrl } from './proxy-site.js';

const paths: [asked: string, reaches: string][] = [
  ['', '/api'],
  ['?per_page=100', '/api?per_page=100'],
  ['/', '/api'],
  ['/users', '/api/users'],
  ['/users/', '/api/users/'],
  ['/projects/group%2Fproject/issues', '/api/projects/group%2Fproject/issues'],
  ['/sites/https%3A%2F%2Fa.example%2F/query', '/api/sites/https%3A%2F%2Fa.example%2F/query'],
  ['/me/messages:send@1,2;a=b+c', '/api/me/messages:send@1,2;a=b+c'],
  ['/a[b]|c', '/api/a[b]|c'],
  ['/100%25', '/api/100%25'],
  ['/caf%C3%A9/.well-known/...', '/api/caf%C3%A9/.well-known/...'],
  ['/a?q=%2e%2e%2f&u=https://b.example/../c&u=2', '/api/a?q=%2e%2e%2f&u=https://b.example/../c&u=2'],
];

httpContract('targets, methods and bodies as they are written', (way) => {
  describe('the proxy', () => {
    for (const [asked, reaches] of paths) {
      test(
        `reaches ${reaches} for ${asked || 'nothing more'}`,
        onProxy(way, async ({ api, call }) => {
          assert.equal((await call(asked)).status, 200);
          assert.deepEqual(
            api.calls.map(({ target }) => target),
            [reaches],
          );
        }),
      );
    }

    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      test(
        `passes ${method} on with its body, and the person’s token`,
        onProxy(way, async ({ site, api, call }) => {
          const reads = method === 'GET' || method === 'HEAD';
          const body = '{"wörter":1}';
          const headers = { 'content-type': 'application/json' };
          const response = await call('/a', { method, headers, ...(reads ? {} : { body }) });
          assert.equal(await response.text(), method === 'HEAD' ? '' : '{"ok":true}');
          const [seen] = api.calls;
          assert.deepEqual(
            [api.calls.length, seen?.method, seen?.body.toString()],
            [1, method, reads ? '' : body],
          );
          assert.match(seen?.headers.authorization ?? '', /^Bearer access-[\da-f]{24}$/);
          assert.ok(site.stub.tokens.includes(seen?.headers.authorization?.slice(7) ?? ''));
        }),
      );
    }

    test(
      'passes a POST without a body on',
      onProxy(way, async ({ api, call }) => {
        assert.equal((await call('/a', { method: 'POST' })).status, 200);
        assert.deepEqual([api.calls[0]?.headers['content-length'], api.calls[0]?.body.length], ['0', 0]);
      }),
    );

    test(
      'sends no method that is not listed, says which are, and calls nothing',
      onProxy(way, async ({ api, call }) => {
        for (const method of ['OPTIONS', 'PROPFIND', 'LINK']) {
          const response = await call('/a', { method });
          assert.equal(response.headers.get('allow'), 'GET, HEAD, POST, PUT, PATCH, DELETE');
          await assertRefused(response, 405, 'method_not_allowed');
        }
        assert.equal(api.calls.length, 0);
      }),
    );

    test(
      'reaches another base by its number',
      onProxy(way, async ({ api, other, call }) => {
        await call('/a', { headers: { 'x-oauth-base': '1' } });
        await call('/b', { headers: { 'x-oauth-base': '0' } });
        assert.deepEqual(
          [api, other].map(({ calls }) => calls.map(({ target }) => target)),
          [['/api/b'], ['/v2/a']],
        );
      }),
    );

    test(
      'serves a base that is a whole server, and one behind a path of the site itself',
      onProxy(
        way,
        async ({ site, api }) => {
          const headers = { 'x-oauth-elements': '1', origin: siteUrl };
          for (const path of ['', '/', '/a/b'])
            await site.browser.send({ target: `/shop/api/oauth/proxy/openid${path}`, headers });
          assert.deepEqual(
            api.calls.map(({ target }) => target),
            [],
          );
          await site.login('?mode=popup', 'openid');
          const before = site.openid.calls.length;
          for (const path of ['', '/', '/a/b'])
            await site.browser.send({ target: `/shop/api/oauth/proxy/openid${path}`, headers });
          assert.deepEqual(
            site.openid.calls.slice(before).map(({ path }) => path),
            ['/', '/', '/a/b'],
          );
        },
        {
          url: `${siteUrl}/shop`,
          openid: ({ url }: { url: string }) => ({ tokens: 'proxy', apiBases: [`${url}/`] }),
        },
      ),
    );

    test(
      'is refused to anybody who is not signed in with that provider',
      onProxy(
        way,
        async ({ site, api, call }) => {
          await assertRefused(await call('/a'), 401, 'reauth_required');
          await site.login('?mode=popup', 'openid');
          await assertRefused(await call('/a'), 401, 'reauth_required');
          assert.equal(api.calls.length, 0);
        },
        { signedIn: false },
      ),
    );

    for (const tokens of ['server', 'page']) {
      test(
        `is not there for a provider whose tokens are for the ${tokens}`,
        onProxy(
          way,
          async ({ api, call }) => {
            await assertRefused(await call('/a'), 403, 'token_not_available');
            assert.equal(api.calls.length, 0);
          },
          { provider: { tokens } },
        ),
      );
    }

    test(
      'knows no provider but the settings’',
      onProxy(way, async ({ site, api }) => {
        for (const id of ['nobody', '', 'Stub', 'constructor', '%73tub', 'stub;a']) {
          const headers = { 'x-oauth-elements': '1', 'sec-fetch-site': 'same-origin', accept: 'text/html' };
          const target = `${proxyBase.replace('stub', id)}/a`;
          await assertRefused(await site.browser.send({ target, headers }), 404, 'provider_unknown');
        }
        assert.equal(api.calls.length, 0);
      }),
    );

    test(
      'passes a body of 1 MB on, and refuses a longer one without calling',
      onProxy(way, async ({ api, call }) => {
        const bytes = new Uint8Array(1024 * 1024).map((_, index) => index * 7);
        const headers = { 'content-type': 'application/octet-stream' };
        assert.equal((await call('/a', { method: 'PUT', headers, body: bytes })).status, 200);
        assert.ok(api.calls[0]?.body.equals(bytes));
        const response = await call('/a', {
          method: 'PUT',
          headers,
          body: new Uint8Array(bytes.length + 1),
        });
        await assertRefused(response, 413, 'body_too_large');
        assert.equal(api.calls.length, 1);
      }),
    );

    test(
      'reads no body if nobody is signed in: a connection that stalls would hold a megabyte',
      onProxy(
        way,
        async ({ site, api }) => {
          const sent = new Headers(pageHeaders);
          let reads = 0;
          const reply = await site.endpoint.handle({
            ...{ method: 'PUT', target: `${proxyBase}/a`, host: new URL(site.url).host },
            header: (name) => sent.get(name),
            text: () => Promise.resolve(''),
            bytes: () => {
              reads += 1;
              return Promise.resolve(new Uint8Array());
            },
          });
          assert.deepEqual([reply.status, reads, api.calls.length], [401, 0, 0]);
        },
        { signedIn: false },
      ),
    );
  });
});
