import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, type Site } from '../../tools/site.js';
import { byRequest } from '../../tools/ways.js';
import { onTokenSite, restore, save } from '../contract/refresh-site.js';

const minute = 60_000;

/** Fills the cookies with the session of the other provider, so that nothing else fits. */
async function fill(site: Site, size: number): Promise<void> {
  site.openid.token = { access_token: 'x'.repeat(size) };
  await site.login('?mode=popup&fetch_user=false', 'openid');
}

describe('what cannot be undone', () => {
  test(
    'a code is not exchanged where the session would not fit',
    onTokenSite(byRequest, async (site) => {
      const address = site.stub.approve(await site.begin('?mode=popup', 'stub', site.browser));
      await site.browser.post(`${site.base}/logout`, { provider: 'stub' });
      await fill(site, 3550);
      const before = site.stub.count('/token');
      const { pathname, search } = new URL(address);
      const response = await site.browser.visit(pathname + search, { accept: 'application/json' });
      if (site.stub.count('/token') === before) assert.equal(await errorOf(response), 'session_too_large');
      else assert.equal(response.status, 200);
    }),
  );

  test(
    'the tokens of a login that did not fit are revoked, unless they may be a session’s that is there',
    onTokenSite(byRequest, async (site) => {
      await site.browser.post(`${site.base}/logout`, {});
      const [revoked, tokens] = [site.stub.revoked.length, site.stub.made('access').length];
      site.stub.token = { access_token: 'y'.repeat(6500) };
      site.stub.answers.set('/user', () => ({ body: { id: 1 } }));
      const { pathname, search } = new URL(site.stub.approve(await site.begin()));
      const response = await site.browser.visit(pathname + search, { accept: 'application/json' });
      assert.equal(await errorOf(response), 'session_too_large');
      assert.ok(site.stub.revoked.length > revoked, `${site.stub.revoked.length} of ${tokens}`);
    }),
  );

  test(
    'a refresh token is not spent for a session that no longer fits',
    onTokenSite(byRequest, async (site) => {
      // A session that was sealed when there was more room, as by a process with other settings.
      const other = site.newBrowser();
      site.openid.token = { access_token: 'x'.repeat(4000) };
      const address = site.openid.approve(await site.begin('?mode=popup&fetch_user=false', 'openid', other));
      await site.back(address, other);
      const cookies = [...site.browser.cookies, ...other.cookies];
      site.now += 60 * minute;
      const count = site.stub.refreshes.length;
      const response = await site.send({
        method: 'POST',
        target: `${site.base}/token`,
        headers: {
          ...{ 'content-type': 'application/json', 'x-oauth-elements': '1', 'sec-fetch-site': 'same-origin' },
          cookie: cookies.map((pair) => pair.join('=')).join('; '),
        },
        body: '{"provider":"stub"}',
      });
      if (response.status === 200) assert.equal(site.stub.refreshes.length, count + 1);
      else
        assert.deepEqual([await errorOf(response), site.stub.refreshes.length], ['session_too_large', count]);
    }),
  );

  test(
    'a saved token is not spent for a session that would not fit',
    onTokenSite(byRequest, async (site) => {
      const saved = await save(site);
      await site.browser.post(`${site.base}/logout`, { provider: 'stub' });
      await fill(site, 3600);
      site.now += 60 * minute;
      const count = site.stub.refreshes.length;
      const response = await restore(site, saved);
      if (response.status === 200) assert.equal(site.stub.refreshes.length, count + 1);
      else
        assert.deepEqual([await errorOf(response), site.stub.refreshes.length], ['session_too_large', count]);
    }),
  );
});
