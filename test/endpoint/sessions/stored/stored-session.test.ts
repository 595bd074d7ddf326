import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking } from '../../../support/browser-with-cookies.js';
import { openSite, type Site } from '../../../support/site.js';
import { makeStore, type StoreForTests } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';
import { cookieOf, hour, onStore, sessionEntries } from './stored-site.js';

describe('a session in a store', () => {
  test(
    'is an id of 256 bits in one cookie, and nothing of it stands in the store as it is',
    onStore(async (site, store) => {
      await site.login('?mode=popup');
      const id = /^1:([\w-]{43})$/.exec(site.browser.cookies.get(cookieOf(site)) ?? '')?.[1];
      assert.ok(id);
      assert.equal(site.browser.names('-session').length, 1);
      const text = JSON.stringify([...store.entries]);
      for (const secret of [id, ...site.stub.tokens, 'ada', 'Lovelace'])
        assert.ok(!text.includes(secret), `${secret.slice(0, 8)} stands in the store`);
      assert.deepEqual(await site.ids(), ['stub']);
    }),
  );

  test(
    'is read with one operation, and with none by a browser without one',
    onStore(async (site, store) => {
      await site.ids();
      assert.deepEqual(store.asked, []);
      await site.login('?mode=popup');
      store.asked.length = 0;
      await site.ids();
      assert.deepEqual(store.asked, ['get']);
    }),
  );

  test(
    'gets a new id at each login, and the old id ends',
    onStore(async (site) => {
      await site.login('?mode=popup');
      const before = site.browser.cookieHeader;
      await site.login('?mode=popup');
      assert.notEqual(site.browser.cookieHeader, before);
      const response = await site.send({
        target: `${site.base}/session`,
        headers: { ...asking, cookie: before },
      });
      assert.deepEqual(((await response.json()) as { authorizations: object[] }).authorizations, []);
      assert.deepEqual(await site.ids(), ['stub']);
    }),
  );

  test(
    'of two providers are two sessions, ended one by one',
    onStore(async (site) => {
      await site.login('?mode=popup');
      await site.login('?mode=popup', 'openid');
      assert.deepEqual(await site.ids(), ['stub', 'openid']);
      await site.browser.post(`${site.base}/logout`, { provider: 'stub' });
      assert.deepEqual(await site.ids(), ['openid']);
    }),
  );

  test(
    'ends after its idle time and after its absolute time, in the store too',
    onStore(
      async (site, store) => {
        await site.login('?mode=popup');
        site.now += 0.9 * hour;
        assert.deepEqual(await site.ids(), ['stub']);
        site.now += 0.9 * hour;
        assert.deepEqual(await site.ids(), ['stub']);
        site.now += 1.1 * hour;
        assert.deepEqual(await site.ids(), []);
        await site.login('?mode=popup');
        const [key = ''] = sessionEntries(store).slice(-1);
        assert.equal((store.entries.get(key)?.until ?? 0) - site.now <= hour, true);
        for (let passed = 0; passed < 2.5; passed += 0.5) {
          assert.deepEqual(await site.ids(), ['stub']);
          site.now += 0.5 * hour;
        }
        assert.deepEqual(await site.ids(), []);
      },
      { settings: { session: { idle: 3600, absolute: 9000 } } },
    ),
  );

  test(
    'has room for tokens and a user of 300 KB, in a login’s answer whose head is below 4,096 bytes',
    onStore(async (site) => {
      site.stub.token = { refresh_token: 'y'.repeat(200_000) };
      site.stub.user = { sub: 'ada', bio: 'z'.repeat(100_000) };
      site.stub.answers.set('/user', () => ({ body: site.stub.user }));
      const response = await site.login('?mode=popup');
      assert.equal(response.status, 200);
      const head = [...response.headers].reduce((sum, pair) => sum + pair.join(': ').length + 2, 0);
      assert.ok(head < 4096, `${head} bytes`);
      const { authorizations } = await site.session();
      assert.equal((authorizations[0]?.user?.raw['bio'] as string | undefined)?.length, 100_000);
    }),
  );

  test(
    'is not brought back by a request that was under way at sign-out',
    onStore(async (site, store) => {
      await site.login('?mode=popup');
      site.now += 6 * hour;
      const cookie = site.browser.cookieHeader;
      let signOut: Promise<unknown> | undefined;
      store.before = async (operation) => {
        if (operation !== 'compareAndSet' || signOut) return;
        signOut = site.browser.post(`${site.base}/logout`);
        await signOut;
      };
      await site.send({ target: `${site.base}/session`, headers: { ...asking, cookie } });
      assert.ok(signOut);
      const again = await site.send({ target: `${site.base}/session`, headers: { ...asking, cookie } });
      assert.deepEqual(await again.json(), { authorizations: [] });
    }),
  );
});

describe('a session in cookies, once there is a store', () => {
  const movingFrom = async (run: (site: Site, store: StoreForTests) => Promise<void>): Promise<void> => {
    const before = await openSite(byRequest);
    const store = makeStore();
    const site = await openSite(byRequest, { providersOf: before, settings: { store } });
    try {
      await before.login('?mode=popup');
      for (const [name, value] of before.browser.cookies) site.browser.cookies.set(name, value);
      await run(site, store);
    } finally {
      await site.close();
      await before.close();
    }
  };

  test('moves into the store when it is next used, and stays signed in', () =>
    movingFrom(async (site, store) => {
      const sealed = site.browser.cookies.get(cookieOf(site));
      assert.deepEqual(await site.ids(), ['stub']);
      assert.match(site.browser.cookies.get(cookieOf(site)) ?? '', /^1:[\w-]{43}$/);
      assert.notEqual(site.browser.cookies.get(cookieOf(site)), sealed);
      assert.equal(sessionEntries(store).length, 1);
      store.asked.length = 0;
      assert.deepEqual(await site.ids(), ['stub']);
      assert.deepEqual(store.asked, ['get']);
    }));

  test('becomes one session, however many requests bring it at once', () =>
    movingFrom(async (site, store) => {
      const headers = { ...asking, cookie: site.browser.cookieHeader };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => site.send({ target: `${site.base}/session`, headers })),
      );
      const ids = new Set(answers.flatMap((answer) => answer.headers.getSetCookie()));
      assert.equal(ids.size, 1);
      for (const answer of answers)
        assert.equal(((await answer.json()) as { authorizations: object[] }).authorizations.length, 1);
      const alive = sessionEntries(store).filter(
        (key) => !(store.entries.get(key)?.value ?? '').startsWith('1.ended'),
      );
      assert.equal(alive.length, 1);
    }));

  test('stays ended after sign-out, whoever still has its cookies', () =>
    movingFrom(async (site, store) => {
      const headers = { ...asking, cookie: site.browser.cookieHeader };
      await site.ids();
      await site.browser.post(`${site.base}/logout`);
      const ask = async (): Promise<unknown> =>
        (await site.send({ target: `${site.base}/session`, headers })).json();
      assert.deepEqual(await ask(), { authorizations: [] });
      for (const [key, entry] of store.entries)
        if (entry.value.startsWith('1.ended')) store.entries.delete(key);
      assert.deepEqual(await ask(), { authorizations: [] });
    }));
});
