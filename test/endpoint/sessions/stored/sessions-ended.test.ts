import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireSessions } from '../../../../src/protocol/wire.js';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { errorOf, onSite, type Site } from '../../../support/site.js';
import { revocable, type StubProvider } from '../../../support/stub-provider.js';
import { byRequest } from '../../../support/transports.js';
import { rotating } from '../../contract/refresh-site.js';
import { onStore } from './stored-site.js';

const ada = { provider: 'stub', id: 'ada' };
const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Signs in with another browser. */
async function signIn(site: Site, userAgent = windows): Promise<Browser> {
  const browser = site.newBrowser();
  const { pathname, search } = new URL(site.stub.approve(await site.begin('?mode=popup', 'stub', browser)));
  await browser.visit(pathname + search, { 'sec-fetch-site': 'cross-site', 'user-agent': userAgent });
  return browser;
}

const listOf = async (site: Site, browser: Browser): Promise<WireSessions['sessions']> => {
  const response = await browser.ask(`${site.base}/sessions`);
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as WireSessions).sessions;
};

const ended = async (site: Site, browser: Browser): Promise<unknown> =>
  (await browser.ask(`${site.base}/session`)).json();

describe('endpoint.sessions', () => {
  test(
    'lists the sessions of one person at one provider, with browser and system and no secret',
    onStore(async (site) => {
      const browser = await signIn(site);
      site.now += 5000;
      await signIn(
        site,
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
      );
      site.stub.user = { sub: 'eve' };
      await signIn(site);
      const sessions = await site.endpoint.sessions.list(ada);
      assert.deepEqual(
        sessions.map(({ device, client, provider }) => ({ device, client, provider })),
        [
          { device: { browser: 'Safari', system: 'macOS' }, client: null, provider: 'stub' },
          { device: { browser: 'Chrome', system: 'Windows' }, client: null, provider: 'stub' },
        ],
      );
      const text = JSON.stringify(sessions);
      for (const secret of [...browser.cookies.values()].map((value) => value.replace('1:', '')))
        assert.ok(!text.includes(secret));
      assert.deepEqual(await site.endpoint.sessions.list({ provider: 'stub', id: 'nobody' }), []);
      assert.deepEqual(await site.endpoint.sessions.list({ provider: 'openid', id: 'ada' }), []);
    }),
  );

  test(
    'keeps nothing of the browser if the settings say so',
    onStore(
      async (site) => {
        const browser = await signIn(site);
        assert.equal((await site.endpoint.sessions.list(ada))[0]?.device, null);
        const told = (await listOf(site, browser)).map(({ browser: name, system }) => [name, system]);
        assert.deepEqual(told, [[null, null]]);
      },
      { settings: { session: { devices: false } } },
    ),
  );

  test(
    'ends one: its first request afterwards is refused, and its page learns that it was revoked',
    onStore(
      async (site) => {
        const [one, other] = [await signIn(site), await signIn(site)];
        const [session] = (await listOf(site, one)).filter(({ current }) => current);
        assert.equal(await site.endpoint.sessions.end(session?.id ?? ''), true);
        assert.deepEqual(await ended(site, one), { authorizations: [], reason: { stub: 'revoked' } });
        assert.deepEqual(await site.ids(other), ['stub']);
        assert.equal((await site.endpoint.sessions.list(ada)).length, 1);
        assert.ok(site.stub.revoked.includes(site.stub.made('refresh')[0] ?? ''));
        assert.ok(!site.stub.revoked.includes(site.stub.made('refresh')[1] ?? ''));
        assert.equal(await site.endpoint.sessions.end(session?.id ?? ''), false);
        assert.equal(await site.endpoint.sessions.end('no id at all'), false);
      },
      { stub: (stub: StubProvider) => revocable(stub) },
    ),
  );

  test(
    'ends all of a person, and of nobody else',
    onStore(async (site) => {
      const own = [await signIn(site), await signIn(site)];
      site.stub.user = { sub: 'eve' };
      const eve = await signIn(site);
      assert.equal(await site.endpoint.sessions.endAll(ada), 2);
      for (const browser of own)
        assert.deepEqual(await ended(site, browser), { authorizations: [], reason: { stub: 'revoked' } });
      assert.deepEqual(await site.ids(eve), ['stub']);
      await signIn(site);
    }),
  );

  test(
    'forgets sessions that ended by themselves',
    onStore(async (site) => {
      await signIn(site);
      const browser = await signIn(site);
      await browser.post(`${site.base}/logout`);
      assert.equal((await site.endpoint.sessions.list(ada)).length, 1);
      site.now += 8 * 24 * 3_600_000;
      assert.deepEqual(await site.endpoint.sessions.list(ada), []);
    }),
  );

  test(
    'needs a store, and says so',
    onSite(byRequest, async (site) => {
      await assert.rejects(site.endpoint.sessions.list(ada), { code: 'settings_invalid', message: /store/ });
      await assert.rejects(site.endpoint.tokens(ada), { code: 'settings_invalid' });
      const response = await site.browser.ask(`${site.base}/sessions`);
      assert.deepEqual([response.status, await errorOf(response)], [404, 'not_found']);
    }),
  );
});

describe('GET /sessions and POST /sessions/end', () => {
  test(
    'show a person their sessions, and end one, all others, or their own',
    onStore(async (site) => {
      const [one, two, three] = [await signIn(site), await signIn(site), await signIn(site)];
      const before = await listOf(site, one);
      assert.deepEqual(before.map(({ current }) => current).sort(), [false, false, true]);
      const second = (await listOf(site, two)).find(({ current }) => current)?.id;
      const end = (body: object) => one.post(`${site.base}/sessions/end`, body);
      assert.deepEqual(await (await end({ id: second })).json(), { ended: 1 });
      assert.deepEqual(
        [await site.ids(one), await site.ids(two), await site.ids(three)],
        [['stub'], [], ['stub']],
      );
      assert.deepEqual(await (await end({ others: true })).json(), { ended: 1 });
      assert.deepEqual([await site.ids(one), await site.ids(three)], [['stub'], []]);
      const own = (await listOf(site, one))[0]?.id;
      assert.deepEqual(await (await end({ id: own })).json(), { ended: 1 });
      assert.deepEqual(await site.ids(one), []);
    }),
  );

  test(
    'show a hundred at most, their own among them, and end those too that they do not show',
    onStore(async (site, store) => {
      const own = await signIn(site);
      site.now += 1000;
      for (let index = 0; index < 130; index += 1) await signIn(site);
      store.asked.length = 0;
      const shown = await listOf(site, own);
      assert.deepEqual([shown.length, shown.filter(({ current }) => current).length], [100, 1]);
      assert.ok(store.asked.length <= 102, `${store.asked.length} calls to the store`);
      const response = await own.post(`${site.base}/sessions/end`, { others: true });
      assert.deepEqual(await response.json(), { ended: 130 });
      assert.deepEqual((await listOf(site, own)).length, 1);
    }),
  );

  test(
    'end nothing of anybody else, and nothing for another site',
    onStore(async (site) => {
      const mine = await signIn(site);
      site.stub.user = { sub: 'eve' };
      const eve = await signIn(site);
      const id = (await listOf(site, mine))[0]?.id;
      assert.deepEqual(await (await eve.post(`${site.base}/sessions/end`, { id })).json(), { ended: 0 });
      for (const body of [{}, { id: 1 }, { others: false }, { id, others: true }])
        assert.equal((await eve.post(`${site.base}/sessions/end`, body)).status, 400);
      const forged = await mine.send({
        ...{ method: 'POST', target: `${site.base}/sessions/end`, body: '{"others":true}' },
        headers: { 'content-type': 'text/plain', origin: 'https://evil.example' },
      });
      assert.equal(forged.status, 403);
      assert.equal((await site.newBrowser().ask(`${site.base}/sessions`)).status, 401);
      assert.deepEqual([await site.ids(mine), await site.ids(eve)], [['stub'], ['stub']]);
    }),
  );
});

describe('endpoint.tokens', () => {
  test(
    'brings a token that works, refreshed once by the same rule, and lengthens no session',
    onStore(
      async (site) => {
        site.stub.refreshing = 'rotate';
        const browser = await signIn(site);
        assert.equal((await site.endpoint.tokens(ada)).accessToken, site.stub.made('access')[0]);
        const { expiresAt } = (await site.endpoint.sessions.list(ada))[0] ?? {};
        site.now += 61 * 60_000;
        const page = browser.post(`${site.base}/token`, { provider: 'stub' });
        const tokens = await Promise.all(Array.from({ length: 20 }, () => site.endpoint.tokens(ada)));
        assert.deepEqual(
          [...new Set(tokens.map(({ accessToken }) => accessToken))],
          [site.stub.made('access')[1]],
        );
        assert.equal((await page).status, 200);
        assert.deepEqual([site.stub.refreshes.length, site.stub.reuses], [1, 0]);
        site.now += 61 * 60_000;
        await site.endpoint.tokens(ada);
        const after = (await site.endpoint.sessions.list(ada))[0]?.expiresAt ?? 0;
        assert.ok(after <= (expiresAt ?? 0) + 62 * 60);
        await site.endpoint.sessions.endAll(ada);
        await assert.rejects(site.endpoint.tokens(ada), { code: 'reauth_required' });
      },
      { stub: () => ({ tokens: 'page' }) },
    ),
  );

  test(
    'brings none of somebody else, whose answer to a refresh ends the session, and is asked for once',
    onStore(
      async (site) => {
        await site.login('?mode=popup', 'openid');
        const id = (await site.session()).authorizations[0]?.user?.id ?? '';
        const person = { provider: 'openid', id };
        assert.equal((await site.endpoint.sessions.list(person)).length, 1);
        // Due, and not expired: the old token would still work.
        site.now += 59 * 60_000;
        site.openid.claims = { sub: 'mallory' };
        await assert.rejects(site.endpoint.tokens(person), { code: 'reauth_required' });
        assert.deepEqual(await site.endpoint.sessions.list(person), []);
        site.now += 2 * 60_000;
        await assert.rejects(site.endpoint.tokens(person), { code: 'reauth_required' });
        assert.equal(site.openid.refreshes.length, 1);
        assert.deepEqual(await site.ids(), []);
      },
      { openid: rotating },
    ),
  );
});
