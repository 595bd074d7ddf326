import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthError, type OAuthToken } from '../../../src/endpoint/index.js';
import { byRequest } from '../../support/transports.js';
import { onSite, openSite } from '../../support/site.js';
import { holdBack } from '../../support/stub-server.js';
import { newest, onTokenSite, patient, rotating } from '../contract/refresh-site.js';

const minute = 60_000;
const way = byRequest;

const withCode = (code: string) => (error: unknown) => error instanceof OAuthError && error.code === code;

describe('getToken()', () => {
  test(
    'called a hundred times at once, by as many requests, makes exactly one grant',
    onTokenSite(way, async (site) => {
      site.now += 59 * minute;
      const tokens = await Promise.all(
        Array.from({ length: 100 }, async () => (await site.authorization())?.getToken()),
      );
      assert.deepEqual(new Set(tokens.map((token) => token?.accessToken)), new Set([newest(site.stub)]));
      assert.deepEqual([site.stub.refreshes.length, site.stub.reuses], [1, 0]);
    }),
  );

  test(
    'called a hundred times at once on one authorization makes exactly one grant',
    onTokenSite(way, async (site) => {
      site.now += 61 * minute;
      const found = await site.authorization();
      assert.ok(found);
      const tokens = await Promise.all(Array.from({ length: 100 }, () => found.getToken()));
      assert.equal(new Set(tokens.map(({ accessToken }) => accessToken)).size, 1);
      assert.deepEqual([site.stub.refreshes.length, site.stub.reuses], [1, 0]);
      site.browser.take(found.setCookies);
      assert.deepEqual(await site.ids(), ['stub']);
    }),
  );

  test(
    'called while a page asks for the token, too, makes exactly one grant for both',
    onTokenSite(way, async (site) => {
      site.now += 59 * minute;
      const gate = holdBack(site.stub, '/token');
      const found = await site.authorization();
      const own = found?.getToken();
      await gate.reached;
      const page = site.browser.post(`${site.base}/token`);
      gate.open();
      const { access_token: told } = (await (await page).json()) as { access_token: string };
      assert.equal((await own)?.accessToken, told);
      assert.equal(site.stub.refreshes.length, 1);
    }),
  );

  // Held by a connection that stays open, whose cookies nobody can change any more.
  test(
    'of an authorization that is held for hours never goes back to a used refresh token',
    onTokenSite(way, async (site) => {
      const found = await site.authorization();
      assert.ok(found);
      for (let hour = 0; hour < 6; hour++) {
        site.now += 59 * minute;
        assert.equal((await found.getToken()).accessToken, newest(site.stub));
      }
      assert.deepEqual(site.stub.refreshes, site.stub.made('refresh').slice(0, 6));
      assert.equal(site.stub.reuses, 0);
    }),
  );

  test(
    'takes a new refresh token where one comes, and keeps the old where none does',
    onTokenSite(way, async (site) => {
      const used: (string | null)[] = [];
      for (const refreshing of ['keep', 'rotate', 'keep', 'keep'] as const) {
        site.stub.refreshing = refreshing;
        site.now += 59 * minute;
        const found = await site.authorization();
        used.push((await found?.getToken())?.refreshToken ?? null);
        site.browser.take(found?.setCookies ?? []);
      }
      const [first, second] = site.stub.made('refresh');
      assert.deepEqual(used, [first, second, second, second]);
      assert.deepEqual(site.stub.refreshes, [first, first, second, second]);
    }),
  );

  test(
    'carries the scope over where refreshing does not tell it',
    onTokenSite(way, async (site) => {
      site.stub.token = { scope: 'profile,repo' };
      await site.login('?mode=popup');
      site.stub.token = {};
      site.now += 59 * minute;
      assert.deepEqual((await (await site.authorization())?.getToken())?.scope, ['profile', 'repo']);
    }),
  );

  test(
    'gives the living token through a minute of 503, tells the dead one from a lost session, and recovers',
    onTokenSite(way, async (site) => {
      const first = newest(site.stub);
      const honest = site.stub.answers.get('/token');
      site.stub.answers.set('/token', () => ({ status: 503 }));
      const ask = async (): Promise<OAuthToken | undefined> => (await site.authorization())?.getToken();
      site.now += 59 * minute;
      for (let second = 0; second < 60; second += 10) {
        assert.equal((await ask())?.accessToken, first);
        site.now += 10_000;
      }
      await assert.rejects(ask(), withCode('provider_unreachable'));
      assert.deepEqual(await site.ids(), ['stub']);
      if (honest) site.stub.answers.set('/token', honest);
      assert.equal((await ask())?.accessToken, newest(site.stub));
      assert.notEqual(newest(site.stub), first);
      assert.deepEqual([site.stub.refreshes.length, site.stub.reuses], [1, 0]);
    }),
  );

  // The provider's own words on time are not used: it says how long, and our clock says since when.
  // Five minutes are what an ID token may be ahead; the provider's clock goes on during the test.
  for (const minutes of [-4, 4]) {
    test(
      `is right although the clock is ${minutes} minutes from the provider’s`,
      onSite(
        way,
        async (site) => {
          site.now += minutes * minute;
          site.stub.token = { expires_at: 1, expires_on: '1' };
          await site.login('?mode=popup');
          await site.login('?mode=popup', 'openid');
          const found = await site.authorization('stub');
          assert.equal((await found?.getToken())?.expiresIn, 3600);
          site.now += 53 * minute;
          assert.equal((await found?.getToken())?.accessToken, newest(site.stub));
          assert.equal(site.stub.refreshes.length, 0);
          site.now += 6 * minute;
          // What comes along of the provider's own time: an ID token that was made before, or after, now.
          const made = Math.floor(Date.now() / 1000) - minutes * 60;
          site.openid.claims = { iat: made, exp: made + 3600 };
          for (const provider of ['stub', 'openid'] as const) {
            const token = await (await site.authorization(provider))?.getToken();
            assert.equal(token?.accessToken, newest(site[provider]));
            assert.deepEqual([site[provider].refreshes.length, site[provider].reuses], [1, 0]);
          }
        },
        { stub: rotating, openid: rotating },
      ),
    );

    test(
      `is right at a server whose clock is ${minutes} minutes from that of the one that signed in`,
      onTokenSite(way, async (site) => {
        const next = await openSite(way, { providersOf: site, stub: rotating, openid: rotating });
        try {
          for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
          next.now = site.now + minutes * minute;
          const left = (await (await next.authorization())?.getToken())?.expiresIn;
          assert.equal(left, 3600 - minutes * 60);
          assert.equal(site.stub.refreshes.length, 0);
          next.now += 60 * minute;
          assert.equal((await (await next.authorization())?.getToken())?.accessToken, newest(site.stub));
          assert.deepEqual([site.stub.refreshes.length, site.stub.reuses], [1, 0]);
        } finally {
          await next.close();
        }
      }),
    );
  }

  // A process that dies between the grant and the browser's cookie: the provider has rotated, nobody else knows.
  test(
    'after a crash that lost the new tokens asks for a new login, and makes no second grant of it',
    onTokenSite(way, async (site) => {
      site.now += 60 * minute;
      await (await site.authorization())?.getToken();
      const next = await openSite(way, { providersOf: site, stub: rotating, openid: rotating });
      try {
        for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
        next.now = site.now;
        const found = await next.authorization();
        assert.ok(found);
        await assert.rejects(found.getToken(), withCode('session_outdated'));
        next.now += minute / 2;
        await assert.rejects(found.getToken(), withCode('reauth_required'));
        await assert.rejects(found.getToken(), withCode('reauth_required'));
        next.browser.take(found.setCookies);
        assert.deepEqual(await next.ids(), []);
        assert.equal(site.stub.refreshes.length, 2);
        await next.login('?mode=popup');
        assert.equal((await (await next.authorization())?.getToken())?.accessToken, newest(site.stub));
      } finally {
        await next.close();
      }
    }),
  );

  test(
    'that waits while the person signs out gets no token',
    onTokenSite(
      way,
      async (site) => {
        site.now += 59 * minute;
        const gate = holdBack(site.stub, '/token');
        const found = await site.authorization();
        assert.ok(found);
        const token = found.getToken();
        await gate.reached;
        await site.browser.post(`${site.base}/logout`);
        gate.open();
        await assert.rejects(token, withCode('reauth_required'));
        site.browser.take(found.setCookies);
        assert.deepEqual(await site.ids(), []);
      },
      { environment: patient() },
    ),
  );
});
