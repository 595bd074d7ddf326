import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { toRequest } from '../../../src/adapters/node.js';
import { OAuthError, OAuthToken } from '../../../src/endpoint/index.js';
import { byRequest, sendTo } from '../../support/transports.js';
import { onSite, openSite, type Site } from '../../support/site.js';
import { newest, onTokenSite, rotating } from '../contract/refresh-site.js';
import { cookieName } from '../../support/cookie-name.js';

const minute = 60_000;
const way = byRequest;

/** What is signed in by these cookies, at a server that was started again. */
async function elsewhere(site: Site, run: (next: Site) => Promise<void>): Promise<void> {
  const next = await openSite(way, { providersOf: site, stub: rotating, openid: rotating });
  try {
    next.now = site.now;
    for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
    await run(next);
  } finally {
    await next.close();
  }
}

const withCode = (code: string) => (error: unknown) => {
  assert.ok(error instanceof OAuthError);
  assert.equal(error.code, code);
  return true;
};

describe('authorization(request)', () => {
  test(
    'hands out what is the app’s own: nothing that it changes shows up in another request',
    onTokenSite(way, async (site) => {
      const first = await site.authorization('stub');
      assert.ok(first?.user);
      const before = JSON.stringify([first.user, first.token.scope]);
      const { user, token } = first;
      // A copy takes the change, a frozen object throws.
      for (const change of [
        () => (user.groups as unknown[]).push({ id: 'admins', name: 'Admins' }),
        () => Object.assign(user.raw, { admin: true }),
        () => (token.scope as string[]).push('everything'),
      ])
        try {
          change();
        } catch (error) {
          assert.ok(error instanceof TypeError);
        }
      const second = await site.authorization('stub');
      assert.equal(JSON.stringify([second?.user, second?.token.scope]), before);
      assert.doesNotMatch(JSON.stringify(await site.session()), /Admins|everything|"admin"/);
    }),
  );

  test(
    'reads the cookies of Node’s own request as those of a standard one',
    onTokenSite(way, async ({ endpoint, browser }) => {
      const { cookieHeader: cookie } = browser;
      assert.equal((await endpoint.authorization({ headers: { cookie } }))?.provider, 'stub');
      assert.equal((await endpoint.authorization({ headers: new Headers({ cookie }) }))?.provider, 'stub');
      assert.equal(await endpoint.authorization({ headers: {} }), null);
    }),
  );

  test(
    'is null if nobody is signed in, or not with that provider, or if there is no such provider',
    onTokenSite(way, async (site) => {
      assert.equal(await site.authorization(undefined, site.newBrowser()), null);
      for (const provider of ['openid', 'nobody', '__proto__', ''])
        assert.equal(await site.authorization(provider), null);
    }),
  );

  test(
    'tells provider, user in camelCase and the whole token',
    onTokenSite(way, async (site) => {
      site.stub.user = { sub: 'ada', name: 'Ada', avatar_url: 'https://pictures.example/a', team: 'x' };
      await site.login('?mode=popup');
      const found = await site.authorization('stub');
      assert.ok(found);
      assert.deepEqual(
        [found.provider, found.user],
        [
          'stub',
          {
            ...{ id: 'ada', name: 'Ada', email: null, avatarUrl: 'https://pictures.example/a', groups: [] },
            raw: site.stub.user,
          },
        ],
      );
      assert.ok(found.token instanceof OAuthToken);
      const { accessToken, refreshToken, scope, tokenType, expiresIn, expiresAt } = found.token;
      assert.deepEqual(
        [accessToken, refreshToken, scope, tokenType, expiresIn, expiresAt],
        [
          ...[newest(site.stub), site.stub.made('refresh').at(-1), ['profile'], 'bearer', 3600],
          Math.floor(site.now / 1000) + 3600,
        ],
      );
    }),
  );

  test(
    'is about the last login, or the one that is named',
    onTokenSite(way, async (site) => {
      site.now += 1000;
      await site.login('?mode=popup', 'openid');
      assert.equal((await site.authorization())?.provider, 'openid');
      assert.equal((await site.authorization('stub'))?.provider, 'stub');
    }),
  );

  test(
    'has no user where the login wanted none',
    onTokenSite(way, async (site) => {
      await site.login('?mode=popup&fetch_user=false');
      assert.equal((await site.authorization())?.user, null);
    }),
  );

  // The next server checks what it reads: what the first one let pass would be gone.
  test(
    'has a user that any server can read, whatever a custom function answers',
    onSite(
      way,
      async (site) => {
        await site.login('?mode=popup');
        await elsewhere(site, async (next) => {
          const { name, email, avatarUrl } = (await next.authorization())?.user ?? {};
          assert.deepEqual([name, email, avatarUrl], [null, null, null]);
        });
      },
      { stub: { userFn: () => ({ name: 5, email: ['a@b'], avatarUrl: {} }) } },
    ),
  );

  // What a log prints of it must be nothing that opens anything.
  test(
    'prints no token',
    onTokenSite(way, async (site) => {
      const found = await site.authorization();
      const token = await found?.getToken();
      const printed = inspect([found, token], { depth: 9, showHidden: true });
      assert.deepEqual(
        site.stub.tokens.filter((one) => printed.includes(one)),
        [],
      );
    }),
  );

  test(
    'works whatever pages may have of the token, and in a real server, whose answer takes the cookies along',
    onSite(
      way,
      async (site) => {
        await site.login('?mode=popup');
        const server = createServer((request, response) => {
          void (async () => {
            const found = await site.endpoint.authorization(toRequest(request));
            const token = await found?.getToken();
            for (const cookie of found?.setCookies ?? []) response.appendHeader('set-cookie', cookie);
            response.end(token?.accessToken);
          })();
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        try {
          const { port } = server.address() as AddressInfo;
          site.now += 59 * minute;
          const headers = { cookie: site.browser.cookieHeader };
          const response = await sendTo(port, { target: '/app', host: 'localhost:8550', headers });
          assert.equal(await response.text(), newest(site.stub));
          site.browser.take(response.headers.getSetCookie());
          await elsewhere(site, async (next) => {
            assert.equal((await next.authorization())?.token.accessToken, newest(site.stub));
          });
          assert.equal(site.stub.refreshes.length, 1);
        } finally {
          server.close();
          server.closeAllConnections();
        }
      },
      { stub: (own) => ({ ...rotating(own), tokens: 'server' }) },
    ),
  );
});

describe('the cookies of an authorization', () => {
  test(
    'are none where nothing has changed, and lengthen a session in use',
    onTokenSite(way, async (site) => {
      const found = await site.authorization();
      await found?.getToken();
      assert.deepEqual(found?.setCookies, []);
      site.stub.token = { expires_in: 90_000 };
      await site.login('?mode=popup');
      site.now += 23 * 60 * minute;
      site.browser.take((await site.authorization())?.setCookies ?? []);
      site.now += 20 * 60 * minute;
      assert.equal((await site.authorization())?.provider, 'stub');
    }),
  );

  test(
    'bring the new token once it was refreshed, each cookie once',
    onTokenSite(way, async (site) => {
      site.now += 59 * minute;
      const found = await site.authorization();
      assert.ok(found);
      const cookies = found.setCookies;
      assert.equal((await found.getToken()).accessToken, newest(site.stub));
      assert.equal((await found.getToken()).accessToken, newest(site.stub));
      assert.equal(found.setCookies, cookies);
      const names = cookies.map((cookie) => cookie.split('=')[0]);
      assert.deepEqual(names, [cookieName('session.stub.0')]);
      site.browser.take(cookies);
      await elsewhere(site, async (next) => {
        assert.equal((await next.authorization())?.token.accessToken, newest(site.stub));
      });
      assert.equal(site.stub.refreshes.length, 1);
    }),
  );

  test(
    'end the session where the provider has ended it, and that one only',
    onTokenSite(way, async (site) => {
      await site.login('?mode=popup', 'openid');
      site.stub.end(site.stub.made('refresh')[0] ?? '');
      site.now += 60 * minute;
      const found = await site.authorization('stub');
      assert.ok(found);
      // Newer cookies of another process may be under way.
      await assert.rejects(found.getToken(), withCode('session_outdated'));
      assert.deepEqual(found.setCookies, []);
      site.now += minute / 2;
      await assert.rejects(found.getToken(), withCode('reauth_required'));
      site.browser.take(found.setCookies);
      assert.deepEqual(await site.ids(), ['openid']);
      await assert.rejects(found.getToken(), withCode('reauth_required'));
      assert.equal(site.stub.refreshes.length, 1);
    }),
  );
});
