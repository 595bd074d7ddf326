import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, openSite, secret, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { revocable } from '../../support/stub-provider.js';
import { logoutToken, onLogoutSite, postToken, revoked, sessionOf, signInWith } from './logout-site.js';

const ended = async (site: Site, changes: Record<string, unknown>): Promise<unknown> => {
  const response = await postToken(site, { token: await logoutToken(site, changes) });
  assert.equal(response.status, 200, await response.clone().text());
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return ((await response.json()) as { ended: number }).ended;
};

describe('a logout token', () => {
  test(
    'with sub alone ends all sessions of that person at that provider, in every browser, and nobody else’s',
    onLogoutSite(
      async (site) => {
        const own = [
          await signInWith(site, { sid: 'one' }),
          await signInWith(site, { sid: 'two' }),
          await signInWith(site),
        ];
        const eve = await signInWith(site, { sub: 'eve', sid: 'three' });
        const elsewhere = site.newBrowser();
        await site.back(site.stub.approve(await site.begin('?mode=popup', 'stub', elsewhere)), elsewhere);
        assert.equal(await ended(site, {}), 3);
        for (const browser of own) assert.deepEqual(await sessionOf(site, browser), revoked);
        assert.deepEqual(await site.ids(eve), ['openid']);
        assert.deepEqual(await site.ids(elsewhere), ['stub']);
        assert.equal(site.openid.revoked.length, 6);
      },
      { openid: (openid) => revocable(openid) },
    ),
  );

  for (const sub of ['ada', undefined])
    test(
      `with sid ${sub ? 'and sub' : 'alone'} ends the sessions that came of that one at the provider, and no others`,
      onLogoutSite(async (site) => {
        const [one, two] = [await signInWith(site, { sid: 'one' }), await signInWith(site, { sid: 'one' })];
        const others = [await signInWith(site, { sid: 'two' }), await signInWith(site)];
        assert.equal(await ended(site, { sub, sid: 'one' }), 2);
        for (const browser of [one, two]) assert.deepEqual(await sessionOf(site, browser), revoked);
        for (const browser of others) assert.deepEqual(await site.ids(browser), ['openid']);
      }),
    );

  test(
    'with a sid of somebody else’s, or an unknown one, is accepted and ends nothing',
    onLogoutSite(async (site) => {
      const browser = await signInWith(site, { sid: 'one' });
      assert.equal(await ended(site, { sub: 'eve', sid: 'one' }), 0);
      assert.equal(await ended(site, { sid: 'unknown' }), 0);
      assert.equal(await ended(site, { sub: 'nobody' }), 0);
      assert.deepEqual(await site.ids(browser), ['openid']);
    }),
  );

  test(
    'names people by the ID token’s sub, whatever the settings make of user.id, and those who have none',
    onLogoutSite(
      async (site) => {
        const browser = await signInWith(site);
        const bare = site.newBrowser();
        const address = await site.begin('?mode=popup&fetch_user=false', 'openid', bare);
        await site.back(site.openid.approve(address), bare);
        assert.equal(await ended(site, { sub: 'ada-42' }), 0);
        assert.equal(await ended(site, {}), 2);
        assert.deepEqual([await site.ids(browser), await site.ids(bare)], [[], []]);
      },
      { openid: { userIdFn: () => 'ada-42' } },
    ),
  );

  test(
    'works once, on every machine',
    onLogoutSite(async (site, store) => {
      const other = await openSite(byRequest, {
        providersOf: site,
        settings: { secret, store },
      });
      other.now = site.now;
      const token = await logoutToken(site, {});
      assert.equal((await postToken(site, { token })).status, 200);
      // The person has signed in again.
      site.now += 1000;
      other.now += 1000;
      const browser = await signInWith(site, { sid: 'later' });
      for (const machine of [site, other]) {
        const again = await postToken(machine, { token });
        assert.deepEqual([again.status, await errorOf(again)], [400, 'invalid_request']);
      }
      assert.deepEqual(await site.ids(browser), ['openid']);
      const fresh = await logoutToken(site, {});
      const all = await Promise.all(
        [site, other, site, other].map((machine) => postToken(machine, { token: fresh })),
      );
      assert.deepEqual(all.map(({ status }) => status).sort(), [200, 400, 400, 400]);
      assert.deepEqual(await sessionOf(other, browser), revoked);
      await other.close();
    }),
  );

  test(
    'can be sent again after the store failed: then nothing was used up, and everything ends',
    onLogoutSite(async (site, store) => {
      const browsers = [await signInWith(site), await signInWith(site)];
      const token = await logoutToken(site);
      for (const [failing, kind] of [
        ['setIfAbsent', ':once:'],
        ['setIfAbsent', ':logout:'],
        ['membersOf', ''],
        ['set', ''],
      ] as const) {
        let failures = 0;
        store.before = (operation, key) => {
          if (operation !== failing || !key.includes(kind)) return;
          failures += 1;
          throw new Error('down');
        };
        const response = await postToken(site, { token });
        assert.deepEqual([response.status, await errorOf(response)], [503, 'store_unavailable']);
        assert.ok(response.headers.get('retry-after'));
        assert.ok(failures > 0);
        store.before = undefined;
        site.now += 10;
        for (const browser of browsers) assert.deepEqual(await site.ids(browser), ['openid']);
      }
      assert.equal((await postToken(site, { token })).status, 200);
      for (const browser of browsers) assert.deepEqual(await sessionOf(site, browser), revoked);
      assert.equal((await postToken(site, { token })).status, 400);
    }),
  );

  test(
    'is used up for as long as it is valid: sent again later, it ends no newer session',
    onLogoutSite(async (site) => {
      const token = await logoutToken(site);
      assert.equal((await postToken(site, { token })).status, 200);
      site.now += 100_000;
      const browser = await signInWith(site);
      const again = await postToken(site, { token });
      assert.deepEqual([again.status, await errorOf(again)], [400, 'invalid_request']);
      assert.deepEqual(await site.ids(browser), ['openid']);
    }),
  );

  test(
    'can be sent again a minute after the process that carried it out was killed',
    onLogoutSite(async (site, store) => {
      const browser = await signInWith(site);
      const token = await logoutToken(site);
      let isKilled = false;
      store.before = (operation) => {
        if (operation === 'membersOf') isKilled = true;
        if (isKilled) throw new Error('killed');
      };
      assert.equal((await postToken(site, { token })).status, 503);
      store.before = undefined;
      assert.equal((await postToken(site, { token })).status, 400);
      site.now += 60_001;
      assert.equal((await postToken(site, { token })).status, 200);
      assert.deepEqual(await sessionOf(site, browser), revoked);
    }),
  );

  for (const [what, changes] of [
    ['sub', {}],
    ['sid', { sub: undefined, sid: 'one' }],
  ] as const)
    test(
      `ends by ${what} a login too whose session is written while it is carried out`,
      onLogoutSite(async (site, store) => {
        let isSent = false;
        store.before = async (operation, key) => {
          if (operation !== 'setIfAbsent' || !key.includes(':session:') || isSent) return;
          isSent = true;
          assert.equal(await ended(site, changes), 0);
        };
        const browser = await signInWith(site, { sid: 'one' });
        assert.ok(isSent);
        assert.deepEqual(await site.ids(browser), []);
        store.before = undefined;
        site.now += 1000;
        // Somebody who signs in afterwards has another session at the provider.
        assert.deepEqual(await site.ids(await signInWith(site, { sid: 'two' })), ['openid']);
      }),
    );

  test(
    'ends a session by sub that is still in a cookie when it moves into the store, and no later one',
    onLogoutSite(async (site, store) => {
      const before = await openSite(byRequest, { providersOf: site });
      before.now = site.now;
      const browser = await signInWith(before, { sid: 'one' });
      const moving = site.newBrowser();
      for (const [name, value] of browser.cookies) moving.cookies.set(name, value);
      site.now += 60_000;
      assert.equal(await ended(site, {}), 0);
      assert.equal(store.asked.includes('membersOf'), true);
      await moving.ask(`${site.base}/session`);
      assert.deepEqual(await site.ids(moving), []);
      site.now += 60_000;
      before.now = site.now;
      const later = await signInWith(before);
      const kept = site.newBrowser();
      for (const [name, value] of later.cookies) kept.cookies.set(name, value);
      assert.deepEqual(await site.ids(kept), ['openid']);
      assert.deepEqual(await site.ids(kept), ['openid']);
      await before.close();
    }),
  );

  test(
    'is accepted without a type, and with a clock of the provider that differs by minutes',
    onLogoutSite(async (site) => {
      const ahead = Math.floor(site.now / 1000) + 299;
      const browser = await signInWith(site, { iat: ahead });
      const token = await site.openid.sign({
        ...{ iss: site.openid.url, aud: ['stub-client'], iat: ahead, exp: ahead + 120, jti: 'j', sub: 'ada' },
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      });
      assert.equal((await postToken(site, { token })).status, 200);
      assert.deepEqual(await sessionOf(site, browser), revoked);
    }),
  );
});
