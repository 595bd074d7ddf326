import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { errorOf, openSite, type Site } from '../../../support/site.js';
import { revocable, type StubProvider } from '../../../support/stub-provider.js';
import { byRequest } from '../../../support/transports.js';
import { logoutToken, onLogoutSite, postToken, signInWith } from '../../backchannel-logout/logout-site.js';

const provider = 'openid';
const ada = { provider, id: 'ada' };
const revoking = { openid: (openid: StubProvider) => revocable(openid) };

async function saveIn(site: Site, browser: Browser): Promise<string> {
  const response = await browser.post(`${site.base}/token/save`, { provider });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as { saved_token: string }).saved_token;
}

const restoreIn = (site: Site, browser: Browser, saved: string, more: object = {}): Promise<Response> =>
  browser.post(`${site.base}/token/restore`, { provider, saved_token: saved, ...more });

/** Nobody signs in with it any more, in whatever browser, and its provider is not asked. */
async function expectEnded(site: Site, saved: string): Promise<void> {
  const calls = site.openid.calls.length;
  const response = await restoreIn(site, site.newBrowser(), saved);
  assert.deepEqual([response.status, await errorOf(response)], [400, 'saved_token_invalid']);
  assert.equal(site.openid.calls.length, calls);
}

const endFrom = async (site: Site, browser: Browser, body: object): Promise<void> => {
  const response = await browser.post(`${site.base}/sessions/end`, { provider, ...body });
  assert.equal(response.status, 200, await response.clone().text());
};

const idIn = async (site: Site, browser: Browser): Promise<string | undefined> => {
  const response = await browser.ask(`${site.base}/sessions?provider=${provider}`);
  const { sessions } = (await response.json()) as { sessions: { id: string; current: boolean }[] };
  return sessions.find(({ current }) => current)?.id;
};

const logOut = async (site: Site, claims: Record<string, unknown> = {}): Promise<unknown> => {
  const response = await postToken(site, { token: await logoutToken(site, claims) });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as { ended: number }).ended;
};

describe('what a lost device has saved', () => {
  for (const [what, end] of [
    ['all others are ended', (site, own) => endFrom(site, own, { others: true })],
    ['its session is ended', async (site, own, lost) => endFrom(site, own, { id: await idIn(site, lost) })],
    [
      'the app ends its session',
      async (site, _, lost) => site.endpoint.sessions.end((await idIn(site, lost)) ?? ''),
    ],
    ['the app ends all', (site) => site.endpoint.sessions.endAll(ada)],
    ['the provider logs the person out', (site) => logOut(site)],
    ['the provider logs its session out', (site) => logOut(site, { sid: 'lost' })],
  ] as readonly [string, (site: Site, own: Browser, lost: Browser) => Promise<unknown>][])
    test(
      `signs nobody in after ${what}, and its tokens are revoked`,
      onLogoutSite(async (site) => {
        const lost = await signInWith(site, { sid: 'lost' });
        const refresh = site.openid.made('refresh')[0] ?? '';
        const saved = await saveIn(site, lost);
        site.now += 1000;
        const own = await signInWith(site, { sid: 'own' });
        await end(site, own, lost);
        assert.deepEqual(await site.ids(lost), []);
        await expectEnded(site, saved);
        assert.ok(site.openid.revoked.includes(refresh));
        site.now += 1000;
        // Whoever signs in again saves again.
        const again = await signInWith(site, { sid: 'again' });
        const fresh = await restoreIn(site, site.newBrowser(), await saveIn(site, again));
        assert.equal(fresh.status, 200);
      }, revoking),
    );

  for (const [what, end] of [
    ['all others are ended', (site, own) => endFrom(site, own, { others: true })],
    ['the app ends all', (site) => site.endpoint.sessions.endAll(ada)],
    ['the provider logs the person out', (site) => logOut(site)],
    ['the provider logs its session out', (site) => logOut(site, { sid: 'lost' })],
  ] as readonly [string, (site: Site, own: Browser) => Promise<unknown>][])
    test(
      `signs nobody in after ${what} when its own session had ended before`,
      onLogoutSite(async (site) => {
        const lost = await signInWith(site, { sid: 'lost' });
        const saved = await saveIn(site, lost);
        await lost.post(`${site.base}/logout`, {});
        site.now += 1000;
        const own = await signInWith(site, { sid: 'own' });
        await end(site, own);
        await expectEnded(site, saved);
      }),
    );

  test(
    'restored without the user is ended with the other sessions of the person',
    onLogoutSite(async (site) => {
      const saved = await saveIn(site, await signInWith(site));
      const thief = site.newBrowser();
      assert.equal((await restoreIn(site, thief, saved, { fetch_user: false })).status, 200);
      const again = await saveIn(site, thief);
      site.now += 1000;
      assert.equal(await site.endpoint.sessions.endAll(ada), 2);
      assert.deepEqual(await site.ids(thief), []);
      for (const text of [saved, again]) await expectEnded(site, text);
    }),
  );

  for (const [what, end] of [
    ['all are ended', (site) => site.endpoint.sessions.endAll(ada)],
    [
      'its session is ended',
      async (site, lost) => site.endpoint.sessions.end((await idIn(site, lost)) ?? ''),
    ],
    ['it is forgotten', (site, lost) => lost.post(`${site.base}/logout`, { forget: true })],
  ] as readonly [string, (site: Site, lost: Browser) => Promise<unknown>][])
    test(
      `signs nobody in if it is restored while ${what}`,
      onLogoutSite(async (site, store) => {
        const lost = await signInWith(site);
        const saved = await saveIn(site, lost);
        site.now += 1000;
        let isEnded = false;
        store.before = async (operation, key) => {
          if (operation !== 'setIfAbsent' || !key.includes(':session:') || isEnded) return;
          isEnded = true;
          await end(site, lost);
        };
        const thief = site.newBrowser();
        const response = await restoreIn(site, thief, saved);
        assert.ok(isEnded);
        store.before = undefined;
        assert.ok(response.status >= 400);
        assert.deepEqual(await site.ids(thief), []);
        assert.deepEqual(await site.endpoint.sessions.list(ada), []);
      }),
    );
});

describe('what the browser that ends all others has saved', () => {
  test(
    'stays, and so does what it saves afterwards, and its tokens are not revoked',
    onLogoutSite(async (site) => {
      const own = await signInWith(site, { sid: 'own' });
      const before = await saveIn(site, own);
      // The same sign-in in another browser ends with the others.
      const copy = site.newBrowser();
      assert.equal((await restoreIn(site, copy, before)).status, 200);
      site.now += 1000;
      await endFrom(site, own, { others: true });
      assert.deepEqual([await site.ids(own), await site.ids(copy)], [[provider], []]);
      assert.deepEqual(site.openid.revoked, []);
      for (const saved of [before, await saveIn(site, own)])
        assert.equal((await restoreIn(site, site.newBrowser(), saved)).status, 200);
    }, revoking),
  );

  test(
    'of somebody else, or of another sid, stays',
    onLogoutSite(async (site) => {
      const ada1 = await saveIn(site, await signInWith(site, { sid: 'one' }));
      const eve = await saveIn(site, await signInWith(site, { sub: 'eve', sid: 'two' }));
      site.now += 1000;
      assert.equal(await logOut(site, { sid: 'other' }), 0);
      assert.equal((await restoreIn(site, site.newBrowser(), ada1)).status, 200);
      await site.endpoint.sessions.endAll(ada);
      site.openid.user = { sub: 'eve' };
      assert.equal((await restoreIn(site, site.newBrowser(), eve)).status, 200);
    }),
  );
});

describe('a session that was restored', () => {
  for (const [what, claims] of [
    ['sub and sid', { sid: 'one' }],
    ['sid', { sub: undefined, sid: 'one' }],
    ['sub', {}],
  ] as const)
    test(
      `ends by a logout token with ${what} of the sign-in that was saved`,
      onLogoutSite(async (site) => {
        const saved = await saveIn(site, await signInWith(site, { sid: 'one' }));
        const browser = site.newBrowser();
        assert.equal((await restoreIn(site, browser, saved)).status, 200);
        assert.equal(await logOut(site, claims), 2);
        assert.deepEqual(await site.ids(browser), []);
      }),
    );
});

describe('a session that is still in a cookie', () => {
  for (const [what, end] of [
    ['the provider has logged the person out', (site) => logOut(site)],
    ['all of the person were ended', (site) => site.endpoint.sessions.endAll(ada)],
  ] as readonly [string, (site: Site) => Promise<unknown>][])
    test(
      `signs nobody in on the app's server, not even once, if ${what}`,
      onLogoutSite(async (site) => {
        const before = await openSite(byRequest, { providersOf: site });
        before.now = site.now;
        const sealed = await signInWith(before);
        const browser = site.newBrowser();
        for (const [name, value] of sealed.cookies) browser.cookies.set(name, value);
        site.now += 60_000;
        await end(site);
        for (let times = 0; times < 2; times += 1) {
          assert.equal(await site.authorization(provider, browser), null);
          const headers = new Headers({ cookie: browser.cookieHeader });
          assert.deepEqual((await site.endpoint.session({ headers })).authorizations, []);
        }
        const response = await browser.ask(`${site.base}/session`);
        assert.deepEqual(await response.json(), { authorizations: [], reason: { openid: 'revoked' } });
        await before.close();
      }),
    );
});
