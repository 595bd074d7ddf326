import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type SiteOptions } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';

/** A `fetch` whose calls of some paths never settle, and that takes no notice of its signal. */
function stuckAt(path: { stuck: RegExp | undefined; calls: number }, timeout = 0.2): SiteOptions {
  return {
    environment: {
      timeout,
      fetch: (url, init) => {
        if (!path.stuck?.test(url)) return fetch(url, init);
        path.calls += 1;
        return new Promise(() => undefined);
      },
    },
  };
}

describe('a call that never settles', () => {
  const discovery = { stuck: /openid-configuration/ as RegExp | undefined, calls: 0 };
  test(
    'at discovery fails for those who waited, and is forgotten',
    onSite(
      byRequest,
      async (site) => {
        const begin = () =>
          site.newBrowser().visit(`${site.base}/login/openid`, { accept: 'application/json' });
        const failed = await Promise.all([begin(), begin()]);
        for (const response of failed) {
          assert.equal(response.status, 502);
          assert.equal(await errorOf(response), 'provider_unreachable');
        }
        assert.equal(discovery.calls, 1);
        discovery.stuck = undefined;
        assert.equal((await begin()).status, 303);
      },
      // So long that both wait before the first has failed.
      stuckAt(discovery, 2),
    ),
  );

  const again = { stuck: undefined as RegExp | undefined, calls: 0 };
  test(
    'at the hourly discovery leaves what was known',
    onSite(
      byRequest,
      async (site) => {
        await site.begin('', 'openid');
        again.stuck = /openid-configuration/;
        site.now += 3_600_001;
        await site.begin('', 'openid', site.newBrowser());
        await site.begin('', 'openid', site.newBrowser());
        assert.equal(again.calls, 1);
      },
      stuckAt(again),
    ),
  );

  for (const [what, stuck] of [
    ['at the token endpoint', /\/token$/],
    ['at the key set', /\/jwks$/],
    ['at the user endpoint', /\/user$/],
  ] as const) {
    const calls = { stuck: undefined as RegExp | undefined, calls: 0 };
    test(
      `${what} fails that login, and no later one`,
      onSite(
        byRequest,
        async (site) => {
          calls.stuck = stuck;
          const response = await site.login('', 'openid');
          assert.equal(response.status, 502);
          assert.equal(calls.calls, 1);
          calls.stuck = undefined;
          assert.equal((await site.login('', 'openid')).status, 303);
        },
        stuckAt(calls),
      ),
    );
  }

  const refresh = { stuck: undefined as RegExp | undefined, calls: 0 };
  test(
    'at a refresh fails for those who waited, and is forgotten',
    onSite(
      byRequest,
      async (site) => {
        await site.login();
        site.now += 3_600_000;
        refresh.stuck = /\/token$/;
        const authorization = await site.authorization();
        await assert.rejects(Promise.resolve(authorization?.getToken()), { code: 'provider_unreachable' });
        refresh.stuck = undefined;
        // A provider that is out of order is left alone for a while.
        site.now += 60_000;
        const token = await (await site.authorization())?.getToken();
        assert.equal(token?.accessToken, site.stub.made('access').at(-1));
        assert.equal(refresh.calls, 1);
      },
      stuckAt(refresh),
    ),
  );

  const revocation = { stuck: undefined as RegExp | undefined, calls: 0 };
  test(
    'at revocation does not keep a person signed in',
    onSite(
      byRequest,
      async (site) => {
        await site.login();
        revocation.stuck = /\/revoke$/;
        const reply = await site.browser.post(`${site.base}/logout`, {});
        assert.equal(reply.status, 200);
        assert.deepEqual(await site.ids(), []);
        assert.ok(revocation.calls > 0);
      },
      {
        environment: { ...stuckAt(revocation).environment, wait: () => Promise.resolve() },
        stub: (own) => ({ revocationEndpoint: `${own.url}/revoke` }),
      },
    ),
  );

  const proxied = { stuck: undefined as RegExp | undefined, calls: 0 };
  test(
    'at an API behind the proxy is answered 502',
    onSite(
      byRequest,
      async (site) => {
        await site.login();
        proxied.stuck = /\/user$/;
        const response = await site.browser.ask(`${site.base}/proxy/stub/user`, {
          'x-oauth-elements': '1',
        });
        assert.equal(response.status, 502);
        assert.equal(proxied.calls, 1);
      },
      { ...stuckAt(proxied), stub: (own) => ({ tokens: 'proxy', apiBases: [own.url] }) },
    ),
  );
});
