import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { assertRefused, onProxy, startApi, type ApiAnswer } from './proxy-site.js';

const redirectTo =
  (location: string | undefined, status = 302): ApiAnswer =>
  (response) => {
    response.writeHead(status, location === undefined ? {} : { location }).end('moved');
  };

endpointContract((way) => {
  describe('the proxy', () => {
    for (const status of [301, 302, 303, 307, 308]) {
      test(
        `a ${status} within the API’s bases is followed by GET and HEAD, token and all`,
        onProxy(way, async ({ api, other, call }) => {
          api.answers.set('/api/a', redirectTo(`${other.url}/v2/b?c=d`, status));
          for (const method of ['GET', 'HEAD']) assert.equal((await call('/a', { method })).status, 200);
          const [first] = api.calls;
          assert.deepEqual(
            other.calls.map(({ method, target, headers }) => [method, target, headers.authorization]),
            ['GET', 'HEAD'].map((method) => [method, '/v2/b?c=d', first?.headers.authorization]),
          );
        }),
      );

      test(
        `a ${status} is never followed by a call that writes`,
        onProxy(way, async ({ api, call }) => {
          api.answers.set('/api/a', redirectTo('/api/b', status));
          for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
            await assertRefused(await call('/a', { method, body: 'x' }), 502, 'provider_redirected');
          assert.equal(api.calls.length, 4);
        }),
      );
    }

    test(
      'a relative redirect is followed, three of them in a row at most',
      onProxy(way, async ({ api, call }) => {
        for (const [from, to] of ['ab', 'bc', 'cd', 'de'])
          api.answers.set(`/api/${from ?? ''}`, redirectTo(to));
        assert.equal(await (await call('/b')).text(), '{"ok":true}');
        await assertRefused(await call('/a'), 502, 'provider_redirected');
        assert.deepEqual(
          api.calls.map(({ target }) => target.slice(5)),
          ['b', 'c', 'd', 'e', 'a', 'b', 'c', 'd'],
        );
      }),
    );

    test(
      'a redirect in a circle ends',
      onProxy(way, async ({ api, call }) => {
        api.answers.set('/api/a', redirectTo('/api/a'));
        await assertRefused(await call('/a'), 502, 'provider_redirected');
        assert.equal(api.calls.length, 4);
      }),
    );

    // The token would go wherever an open redirect of the API sends it, or out of the base.
    const elsewhere: [string, (own: string, evil: string) => string | undefined][] = [
      ['to another server', (_, evil) => `${evil}/api/b`],
      ['to another server without a scheme', (_, evil) => evil.replace('http:', '') + '/api/b'],
      ['to another server by backslashes', (_, evil) => evil.replace('http://', '\\\\') + '/api/b'],
      ['to a user name that looks like the API', (own, evil) => `${own}@${evil.slice(7)}/api/b`],
      ['with a user name', (own) => own.replace('http://', 'http://user@') + '/api/b'],
      ['to the same host by another scheme', (own) => own.replace('http:', 'https:') + '/api/b'],
      ['to the same host by another name', (own) => own.replace('127.0.0.1', 'localhost') + '/api/b'],
      ['out of the base', () => '/secret'],
      ['out of the base by dots', () => '/api/../secret'],
      ['out of the base by encoded dots', () => '/api/%2e%2e/secret'],
      ['out of the base by dots that a server may decode', () => '/api/..%2fsecret'],
      ['to a base that only begins alike', () => '/apis/b'],
      ['to a name that only begins alike', () => '/apisecret'],
      ['to an empty segment', () => '/api//b'],
      ['to no network address', () => 'data:text/html,x'],
      ['to what is no address', () => 'http://['],
      ['nowhere', () => undefined],
    ];
    for (const [what, where] of elsewhere) {
      test(
        `a redirect ${what} is not followed, and the token goes nowhere`,
        onProxy(way, async ({ api, call }) => {
          const evil = await startApi();
          try {
            api.answers.set('/api/a', redirectTo(where(api.url, evil.url)));
            await assertRefused(await call('/a'), 502, 'provider_redirected');
            assert.deepEqual([api.calls.length, evil.calls.length], [1, 0]);
          } finally {
            await evil.close();
          }
        }),
      );
    }

    test(
      'a choice of several places is not followed',
      onProxy(way, async ({ api, call }) => {
        for (const status of [300, 305, 306, 399]) {
          const followed = api.calls.length;
          api.answers.set('/api/a', redirectTo('https://evil.example/', status));
          await assertRefused(await call('/a'), 502, 'provider_redirected');
          assert.equal(api.calls.length, followed + 1);
        }
      }),
    );
  });
});
