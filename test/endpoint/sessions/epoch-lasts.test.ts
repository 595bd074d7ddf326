import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpointUrl, docs, onClientSite, signIn } from '../contract/cross-origin/cross-origin-site.js';
import { cookieName } from '../../support/cookie-name.js';
import { onSite, siteUrl } from '../../support/site.js';
import { byRequest, byRequestOnStore } from '../../support/transports.js';

const day = 24 * 3_600_000;
const longest = 400 * 24 * 3600;
const epoch = cookieName('epoch.stub', siteUrl);
const ofDocs = cookieName('epoch.stub', endpointUrl, docs);

for (const [how, way] of Object.entries({ cookies: byRequest, 'a store': byRequestOnStore }))
  describe(`the epoch of sessions in ${how}`, () => {
    test(
      'keeps its value and lasts 400 days from each login on, so that nobody is signed out because they never sign out',
      onSite(way, async (site) => {
        await site.login();
        const value = site.browser.cookies.get(epoch);
        site.browser.ages.clear();
        site.now += 300 * day;
        await site.login();
        assert.deepEqual([site.browser.ages.get(epoch), site.browser.cookies.get(epoch)], [longest, value]);
        assert.deepEqual(await site.ids(), ['stub']);
      }),
    );

    test(
      'is set by no answer that can bring a session along, so that a late one undoes no sign-out',
      onSite(way, async (site) => {
        const address = await site.begin();
        site.browser.ages.clear();
        await site.back(site.stub.approve(address));
        site.now += 3590 * 1000;
        await (await site.authorization())?.getToken();
        await site.session();
        assert.ok(site.browser.ages.size > 0);
        assert.ok(!site.browser.ages.has(epoch));
      }),
    );

    test(
      'of an embedding site lasts 400 days from each login on that finds nobody signed in',
      onClientSite(way, async ({ site, page }) => {
        await signIn(site, page);
        const value = page.cookies?.cookies.get(ofDocs);
        page.cookies?.ages.clear();
        await signIn(site, page);
        assert.equal(page.cookies?.ages.has(ofDocs), false);
        site.now += 300 * day;
        assert.deepEqual(await page.ids(), []);
        await signIn(site, page);
        const after = [page.cookies.ages.get(ofDocs), page.cookies.cookies.get(ofDocs)];
        assert.deepEqual(after, [longest, value]);
        assert.deepEqual(await page.ids(), ['stub']);
      }),
    );
  });
