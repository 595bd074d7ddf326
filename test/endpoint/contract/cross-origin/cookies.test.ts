import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Partition } from '../../../support/cookie-partition.js';
import { httpContract } from '../../../support/endpoint-contract.js';
import { codeOf, docs, endpointUrl, onClientSite, shop, signIn, wiki } from './cross-origin-site.js';
import { cookieName } from '../../../support/cookie-name.js';

const day = 24 * 3_600_000;

httpContract('the attributes of cookies', (way) => {
  // Their attributes the page's partition looks at, whenever one is set.
  describe('a client’s cookies', () => {
    test(
      'are partitioned, unreadable for scripts, and named after the origin',
      onClientSite(way, async ({ site, page }) => {
        const response = await signIn(site, page);
        const attributes = 'Path=/; HttpOnly; SameSite=None; Partitioned; Secure';
        const names = page.cookies?.names('') ?? [];
        assert.deepEqual(names.sort(), [
          cookieName('epoch.stub', endpointUrl, docs),
          cookieName('kept', endpointUrl, docs),
          cookieName('session.stub.0', endpointUrl, docs),
        ]);
        const epoch = attributes.replace('Path=/', 'Path=/; Max-Age=34560000');
        assert.deepEqual(
          response.headers.getSetCookie().map((cookie) => cookie.replace(/^[^;]*; /, '')),
          [epoch, attributes],
        );
        assert.equal(response.headers.get('x-oauth-handle'), null);
        assert.deepEqual(page.handles, []);
      }),
    );

    // The answer to a question sets one to see; only a browser that sends it back is trusted with a session.
    test(
      'are set only where an earlier one came back',
      onClientSite(way, async ({ site, page }) => {
        const first = await page.post('/redeem', await codeOf(site, page));
        assert.deepEqual(first.headers.getSetCookie(), []);
        assert.ok(page.handle);
        assert.deepEqual(await page.ids(), ['stub']);
        assert.deepEqual(page.cookies?.names(''), [cookieName('kept', endpointUrl, docs)]);
        assert.equal(page.handles.length, 1);
      }),
    );

    // Both are of one site to a browser, and the same partition holds both pages' cookies.
    test(
      'are refused at another origin of the same client on the same site',
      onClientSite(way, async ({ site, page, open }) => {
        await signIn(site, page);
        const sibling = open(wiki, page.cookies);
        assert.deepEqual(await sibling.ids(), []);
        for (const path of ['/token', '/token/save'])
          assert.equal((await sibling.post(path, { provider: 'stub' })).status, 401);
        assert.equal((await sibling.post('/logout')).status, 200);
        assert.deepEqual(await page.ids(), ['stub']);
        assert.deepEqual(site.stub.revoked, []);
        await signIn(site, sibling, { provider: 'openid' });
        assert.deepEqual([await page.ids(), await sibling.ids()], [['stub'], ['openid']]);
      }),
    );

    test(
      'are ignored by the site itself, to its server, or to another client',
      onClientSite(way, async ({ site, page, open }) => {
        await signIn(site, page);
        for (const [name, value] of page.cookies?.cookies ?? []) site.browser.cookies.set(name, value);
        assert.deepEqual(await site.ids(), []);
        assert.equal(await site.authorization(), null);
        assert.equal((await site.browser.post(`${site.base}/token`, { provider: 'stub' })).status, 401);
        assert.deepEqual(await open(shop, page.cookies).ids(), []);
      }),
    );

    test(
      'leave the site’s own sign-in alone, and are left alone by it',
      onClientSite(way, async ({ site, page }) => {
        await site.login('?mode=popup');
        await signIn(site, page, { provider: 'openid' });
        const before = site.browser.cookieHeader;
        assert.equal((await page.post('/logout')).status, 200);
        assert.deepEqual([await page.ids(), await site.ids()], [[], ['stub']]);
        assert.equal(site.browser.cookieHeader, before);
        await signIn(site, page);
        await site.browser.post(`${site.base}/logout`);
        assert.deepEqual([await page.ids(), await site.ids()], [['stub'], []]);
      }),
    );

    test(
      'of two providers end one by one',
      onClientSite(way, async ({ site, page }) => {
        await signIn(site, page);
        await signIn(site, page, { provider: 'openid' });
        assert.deepEqual(await page.ids(), ['stub', 'openid']);
        await page.post('/logout', { provider: 'stub' });
        assert.deepEqual(await page.ids(), ['openid']);
        assert.equal(site.stub.revoked.length, 2);
        assert.equal(site.openid.revoked.length, 0);
      }),
    );

    // The same epoch as the site's own keeps (docs/decisions/0001).
    test(
      'of an answer that was late do not bring a session back after signing out',
      onClientSite(way, async ({ site, page }) => {
        await signIn(site, page);
        site.now += 3_590_000;
        const stale = new Partition(site.url, new Map(page.cookies?.cookies));
        await page.post('/logout');
        for (const [name, value] of stale.cookies)
          if (name.includes('session')) page.cookies?.cookies.set(name, value);
        assert.deepEqual(await page.ids(), []);
      }),
    );

    // What tells that cookies are kept goes with the browser's own session; the remembered session does not.
    test(
      'that are remembered are read at the first question after the browser was closed',
      onClientSite(way, async ({ site, page, open }) => {
        await signIn(site, page, { more: { remember: '1' } });
        page.cookies?.restart();
        const reopened = open(docs, page.cookies);
        site.now += 20 * day;
        assert.deepEqual(await reopened.ids(), ['stub']);
        assert.equal(reopened.handle, '');
        assert.equal((await reopened.post('/token', { provider: 'stub' })).status, 200);
        site.now += 11 * day;
        assert.deepEqual(await reopened.ids(), []);
      }),
    );

    test(
      'that are not remembered go when the browser is closed',
      onClientSite(way, async ({ site, page, open }) => {
        await signIn(site, page);
        page.cookies?.restart();
        assert.deepEqual(await open(docs, page.cookies).ids(), []);
      }),
    );
  });
});
