import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { errorOf, openSite, type Site } from '../../../support/site.js';
import { makeStore } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';

const provider = 'stub';

async function saveIn(site: Site, browser = site.browser): Promise<string> {
  const response = await browser.post(`${site.base}/token/save`, { provider });
  return ((await response.json()) as { saved_token: string }).saved_token;
}

async function restoreIn(site: Site, saved: string, browser = site.newBrowser()): Promise<Browser> {
  const response = await browser.post(`${site.base}/token/restore`, { provider, saved_token: saved });
  assert.equal(response.status, 200, await response.clone().text());
  return browser;
}

/** Nobody signs in with it any more, in whatever browser, and the provider is not asked. */
async function expectEnded(site: Site, saved: string): Promise<void> {
  const calls = site.stub.calls.length;
  const response = await site
    .newBrowser()
    .post(`${site.base}/token/restore`, { provider, saved_token: saved });
  assert.deepEqual([response.status, await errorOf(response)], [400, 'saved_token_invalid']);
  assert.equal(site.stub.calls.length, calls);
}

const signOut = (site: Site, browser: Browser): Promise<Response> =>
  browser.post(`${site.base}/logout`, { provider, forget: true });

type End = (site: Site, before: Site, saved: string) => Promise<unknown>;

describe('what a page has saved before the settings had a store', () => {
  for (const [what, end] of [
    [
      'the person forgets it where it was restored',
      async (site, _, saved) => signOut(site, await restoreIn(site, saved)),
    ],
    [
      'the person forgets it where they had signed in',
      async (site, before) => {
        const browser = site.newBrowser();
        for (const [name, value] of before.browser.cookies) browser.cookies.set(name, value);
        assert.deepEqual(await site.ids(browser), [provider]);
        await signOut(site, browser);
      },
    ],
    ['the app ends all of the person', (site) => site.endpoint.sessions.endAll({ provider, id: 'ada' })],
    [
      'all others are ended in another browser',
      async (site) => {
        await site.login();
        const response = await site.browser.post(`${site.base}/sessions/end`, { provider, others: true });
        assert.equal(response.status, 200);
      },
    ],
  ] as readonly [string, End][])
    test(`signs nobody in after ${what}, and neither does what was saved of it again`, async () => {
      const before = await openSite(byRequest);
      await before.login();
      const first = await saveIn(before);
      const again = await saveIn(before, await restoreIn(before, first));
      const store = makeStore();
      const site = await openSite(byRequest, { settings: { store }, providersOf: before });
      store.now = () => site.now;
      try {
        site.now = before.now + 60_000;
        for (const saved of [first, again]) await restoreIn(site, saved);
        site.now += 1000;
        await end(site, before, first);
        for (const saved of [first, again]) await expectEnded(site, saved);
      } finally {
        await Promise.all([site.close(), before.close()]);
      }
    });
});
