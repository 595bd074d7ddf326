import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { deferred } from '../../../support/deferred.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import type { Way } from '../../../support/transports.js';
import { assertRefused, closed, onProxy, type ApiAnswer, type ProxySite } from './proxy-site.js';

/** What a page sends along that was told to ask once more. */
async function again(response: Response): Promise<Record<string, string>> {
  await assertRefused(response, 409, 'session_outdated');
  return { 'x-oauth-again': response.headers.get('x-oauth-again') ?? '' };
}

/** A session in the store has its new token there; one in cookies comes with the answer. */
const expectKept = (way: Way, response: Response): void =>
  assert.equal(response.headers.getSetCookie().length > 0, !way.hasStore);

/** The provider refreshes, once for each name. */
function refreshes({ site }: ProxySite, ...names: string[]): void {
  const answer = site.stub.answers.get('/token');
  site.stub.answers.set('/token', (call) => {
    if (call.form.get('grant_type') !== 'refresh_token') return answer?.(call) ?? { status: 404 };
    const name = names.shift();
    if (!name) return { status: 400, body: { error: 'invalid_grant' } };
    const token = {
      access_token: name,
      refresh_token: `${name}-refresh`,
      token_type: 'Bearer',
      expires_in: 3600,
    };
    return { body: token };
  });
}

/** An API that takes one token only, and tells bodies back. */
const taking =
  (token: string): ApiAnswer =>
  (response, { headers, body }) => {
    if (headers.authorization === `Bearer ${token}`) response.end(`taken: ${body.toString()}`);
    else response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end('refused');
  };

const bearers = ({ api }: ProxySite): (string | undefined)[] =>
  api.calls.map(({ headers }) => headers.authorization?.slice(7).replace(/^access-.*/, 'first'));

endpointContract((way) => {
  describe('the proxy', () => {
    test(
      'a token that the API refuses is refreshed, and the call repeated once with the same body',
      onProxy(way, async (proxy) => {
        refreshes(proxy, 'second');
        proxy.api.answers.set('/api/a', taking('second'));
        const response = await proxy.call('/a', { method: 'POST', body: 'wörter' });
        assert.deepEqual([response.status, await response.text()], [200, 'taken: wörter']);
        assert.deepEqual(bearers(proxy), ['first', 'second']);
        expectKept(way, response);
        assert.equal((await proxy.call('/a')).status, 200);
        assert.deepEqual(bearers(proxy), ['first', 'second', 'second']);
      }),
    );

    test(
      'a refreshed token that the API refuses too is not refreshed again',
      onProxy(way, async (proxy) => {
        refreshes(proxy, 'second', 'third');
        proxy.api.answers.set('/api/a', taking('third'));
        const response = await proxy.call('/a');
        assert.deepEqual([response.status, await response.text()], [401, 'refused']);
        assert.equal(response.headers.get('www-authenticate'), null);
        assert.deepEqual(bearers(proxy), ['first', 'second']);
        // What was got meanwhile is kept.
        expectKept(way, response);
        proxy.api.answers.delete('/api/a');
        assert.equal((await proxy.call('/a')).status, 200);
        assert.deepEqual(bearers(proxy), ['first', 'second', 'second']);
      }),
    );

    test(
      'a 401 that another call follows is cancelled, however long it would take',
      onProxy(way, async (proxy) => {
        refreshes(proxy, 'second');
        const endless = deferred<ServerResponse>();
        proxy.api.answers.set('/api/a', (response, call) => {
          if (call.headers.authorization === 'Bearer second') return void response.end('taken');
          response.writeHead(401).write('refused');
          endless.resolve(response);
        });
        assert.equal(await (await proxy.call('/a')).text(), 'taken');
        await closed((await endless.promise).socket);
      }),
    );

    test(
      'a 401 passes if there is no refresh token, and ends no session',
      onProxy(
        way,
        async (proxy) => {
          proxy.site.stub.token = { refresh_token: undefined };
          await proxy.site.login('?mode=popup');
          proxy.api.answers.set('/api/a', taking('none'));
          const response = await proxy.call('/a');
          assert.deepEqual([response.status, await response.text()], [401, 'refused']);
          assert.equal(response.headers.get('x-oauth-elements'), null);
          assert.equal(proxy.api.calls.length, 1);
          assert.equal((await proxy.site.session()).authorizations.length, 1);
        },
        { signedIn: false },
      ),
    );

    test(
      'a 401 passes if the provider has ended the sign-in, and the session ends with it',
      onProxy(way, async (proxy) => {
        refreshes(proxy);
        proxy.api.answers.set('/api/a', taking('none'));
        // All processes know from the store that no other one has renewed it.
        const headers = way.hasStore ? {} : await again(await proxy.call('/a'));
        assert.equal((await proxy.site.session()).authorizations.length, 1);
        assert.equal((await proxy.call('/a', { headers })).status, 401);
        assert.equal(proxy.api.calls.length, way.hasStore ? 1 : 2);
        assert.equal((await proxy.site.session()).authorizations.length, 0);
      }),
    );

    test(
      'a token that is due is refreshed before the call, and its cookies go along even with a failure',
      onProxy(way, async (proxy) => {
        refreshes(proxy, 'second');
        proxy.api.answers.set('/api/a', (response) => response.destroy());
        proxy.site.now += 3_590_000;
        const response = await proxy.call('/a', { method: 'POST' });
        await assertRefused(response, 502, 'provider_unreachable');
        expectKept(way, response);
        proxy.api.answers.delete('/api/a');
        assert.equal((await proxy.call('/a')).status, 200);
        assert.deepEqual(bearers(proxy), ['second', 'second']);
      }),
    );

    test(
      'an ended sign-in gets reauth_required, its cookies are dropped, and no API is called',
      onProxy(way, async (proxy) => {
        refreshes(proxy);
        proxy.site.now += 3_600_000;
        const headers = way.hasStore ? {} : await again(await proxy.call('/a'));
        await assertRefused(await proxy.call('/a', { headers }), 401, 'reauth_required');
        assert.equal(proxy.api.calls.length, 0);
        assert.deepEqual(proxy.site.browser.names('-session'), []);
      }),
    );
  });
});
