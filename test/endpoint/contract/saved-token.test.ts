import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireSession } from '../../../src/protocol/wire.js';
import { errorOf, onSite } from '../../support/site.js';
import { servePages } from '../../support/stub-provider.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { accessOf, idsOf, newest, onTokenSite, restore, rotating, save } from './refresh-site.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

httpContract('posted bodies', (way) => {
  describe('a saved token', () => {
    test(
      'signs in again where all cookies are gone, and asks again who it is',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.user = { sub: 'ada', name: 'Ada King' };
        const browser = site.newBrowser();
        const response = await restore(site, saved, {}, browser);
        const told = (await response.clone().json()) as WireSession;
        assert.deepEqual(await idsOf(response), ['stub']);
        assert.equal(told.authorizations[0]?.user?.name, 'Ada King');
        assert.deepEqual((await site.session(browser)).authorizations, told.authorizations);
        assert.equal(site.stub.refreshes.length, 0);
      }),
    );

    test(
      'that has expired is refreshed first',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.now += 5 * day;
        assert.deepEqual(await idsOf(await restore(site, saved, {}, site.newBrowser())), ['stub']);
        assert.equal(site.stub.refreshes.length, 1);
        const [call] = site.stub.calls.filter(({ path }) => path === '/user').slice(-1);
        assert.equal(call?.headers.authorization, `Bearer ${newest(site.stub)}`);
      }),
    );

    test(
      'whose access token was ended before its time is refreshed, too',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.end(newest(site.stub));
        assert.deepEqual(await idsOf(await restore(site, saved, {}, site.newBrowser())), ['stub']);
        assert.equal(site.stub.refreshes.length, 1);
      }),
    );

    // The session has used the saved refresh token up meanwhile, and that token has run out as well.
    test(
      'that was refreshed in the meantime is recognised by its newer token',
      onSite(
        way,
        async (site) => {
          site.stub.token = { expires_in: 120 };
          await site.login('?mode=popup');
          const saved = await save(site);
          for (let times = 0; times < 3; times++) {
            site.now += 121_000;
            assert.equal(await accessOf(site), newest(site.stub));
          }
          site.now += 121_000;
          assert.deepEqual(await idsOf(await restore(site, saved, {}, site.newBrowser())), ['stub']);
          assert.equal(site.stub.refreshes.length, 4);
          assert.equal(site.stub.reuses, 0);
        },
        { stub: rotating },
      ),
    );

    test(
      'brings the groups where they are asked for, and no user where none is',
      onSite(
        way,
        async (site) => {
          servePages(site.stub, '/groups', [[{ id: 1, name: 'Crew' }]]);
          await site.login('?mode=popup');
          const saved = await save(site);
          const userOf = async (more: object): Promise<unknown> => {
            const response = await restore(site, saved, more);
            return ((await response.json()) as WireSession).authorizations[0]?.user;
          };
          const groups = [{ id: '1', name: 'Crew' }];
          const user = await userOf({ fetch_groups: true });
          assert.deepEqual((user as { groups: unknown }).groups, groups);
          const users = site.stub.count('/user');
          assert.equal(await userOf({ fetch_user: false }), null);
          const bare = await userOf({ fetch_user: false, fetch_groups: true });
          assert.deepEqual((bare as { groups: unknown }).groups, groups);
          assert.equal(site.stub.count('/user'), users);
        },
        {
          stub: ({ url }) => ({
            groupsFn: (_: unknown, list: (url: string, read: (body: unknown) => object) => unknown) =>
              list(`${url}/groups`, (items) => ({ items })),
          }),
        },
      ),
    );

    test(
      'replaces the session with that provider, and keeps the other',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.user = { sub: 'grace' };
        site.now += 1000;
        await site.login('?mode=popup');
        await site.login('?mode=popup', 'openid');
        site.stub.user = { sub: 'ada' };
        site.now += 1000;
        assert.deepEqual(await idsOf(await restore(site, saved)), ['openid', 'stub']);
        assert.equal((await site.session()).authorizations[1]?.user?.id, 'ada');
      }),
    );

    test(
      'outlives signing out, which ends nothing at the provider, and can be used more than once',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        for (const body of [{}, { provider: 'stub' }, {}]) {
          assert.equal((await site.browser.post(`${site.base}/logout`, body)).status, 200);
          assert.deepEqual(await site.ids(), []);
          assert.deepEqual(await idsOf(await restore(site, saved)), ['stub']);
        }
        assert.deepEqual(site.stub.revoked, []);
      }),
    );

    for (const body of [{ forget: true }, { forget: true, provider: 'stub' }]) {
      test(
        `is ended by ${JSON.stringify(body)}, here and at the provider`,
        onTokenSite(way, async (site) => {
          const saved = await save(site);
          assert.equal((await site.browser.post(`${site.base}/logout`, body)).status, 200);
          assert.equal(site.stub.revoked.length, 2);
          const calls = site.stub.calls.length;
          const response = await restore(site, saved);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'saved_token_invalid');
          assert.equal(site.stub.calls.length, calls);
          // Another browser never heard of it; the provider did.
          const elsewhere = await restore(site, saved, {}, site.newBrowser());
          assert.equal(await errorOf(elsewhere), 'saved_token_invalid');
          assert.deepEqual(await site.ids(), []);
        }),
      );
    }

    test(
      'is ended by forgetting even if nobody is signed in, and a later one works',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        await site.browser.post(`${site.base}/logout`);
        await site.browser.post(`${site.base}/logout`, { forget: true });
        assert.equal(await errorOf(await restore(site, saved)), 'saved_token_invalid');
        site.now += 5;
        await site.login('?mode=popup');
        assert.deepEqual(await idsOf(await restore(site, await save(site))), ['stub']);
        assert.equal(await errorOf(await restore(site, saved)), 'saved_token_invalid');
      }),
    );

    test(
      'of another provider is not ended by forgetting one',
      onTokenSite(way, async (site) => {
        await site.login('?mode=popup', 'openid');
        const saved = await save(site, 'openid');
        await site.browser.post(`${site.base}/logout`, { provider: 'stub', forget: true });
        assert.deepEqual(await idsOf(await restore(site, saved, { provider: 'openid' })), ['openid']);
        assert.deepEqual(site.openid.revoked, []);
      }),
    );
  });
});
