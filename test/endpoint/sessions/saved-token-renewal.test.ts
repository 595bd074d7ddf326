import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { restore, save } from '../contract/refresh-site.js';
import { onTokenSite } from '../contract/refresh-site.js';
import { byRequest } from '../../support/transports.js';
import { errorOf, type Site } from '../../support/site.js';

const day = 24 * 3_600_000;

/** Restores and saves again every so many days, each time in a new browser, until it fails: after how many days that was. */
async function renewUntilRefused(
  site: Site,
  every: number,
  remember: boolean,
): Promise<[days: number, code: string]> {
  const start = site.now;
  let saved = await save(site);
  for (let times = 0; times < 100; times++) {
    site.now += every * day;
    const browser = site.newBrowser();
    const restored = await restore(site, saved, { remember }, browser);
    if (restored.status !== 200) return [(site.now - start) / day, await errorOf(restored)];
    const answer = await browser.post(`${site.base}/token/save`, { provider: 'stub' });
    assert.equal(answer.status, 200);
    saved = ((await answer.json()) as { saved_token: string }).saved_token;
  }
  return [Infinity, ''];
}

describe('a saved token', () => {
  for (const every of [1, 7, 29])
    for (const remember of [true, false])
      test(
        `renewed every ${every} days, ${remember ? 'and' : 'not'} remembered, ends 30 days after the last login at the provider`,
        onTokenSite(byRequest, async (site) => {
          const [days, code] = await renewUntilRefused(site, every, remember);
          assert.equal(code, 'saved_token_invalid');
          assert.ok(days >= 30 && days < 30 + every, `${days} days`);
        }),
      );

  test(
    'restored on the last day is a session for no longer than that day, even remembered or in use',
    onTokenSite(byRequest, async (site) => {
      const saved = await save(site);
      site.now += 29.5 * day;
      for (const remember of [true, false]) {
        const browser = site.newBrowser();
        assert.equal((await restore(site, saved, { remember }, browser)).status, 200);
        assert.deepEqual(await site.ids(browser), ['stub']);
        site.now += 0.4 * day;
        assert.deepEqual(await site.ids(browser), ['stub']);
        site.now += 0.1 * day;
        assert.deepEqual(await site.ids(browser), []);
        site.now -= 0.5 * day;
      }
    }),
  );

  test(
    'of a login that was forgotten is forgotten with all that was renewed of it',
    onTokenSite(byRequest, async (site) => {
      const saved = await save(site);
      const thief = site.newBrowser();
      await restore(site, saved, {}, thief);
      await site.browser.post(`${site.base}/logout`, {});
      site.now += 1000;
      await site.browser.post(`${site.base}/logout`, { forget: true });
      site.now += 1000;
      const answer = await thief.post(`${site.base}/token/save`, { provider: 'stub' });
      const { saved_token: renewed } = (await answer.json()) as { saved_token: string };
      assert.equal(await errorOf(await restore(site, renewed)), 'saved_token_invalid');
    }),
  );

  test(
    'that the app itself restores ends by the login that it names',
    onTokenSite(byRequest, async (site) => {
      const found = await site.authorization();
      assert.ok(found);
      const { signedInAt } = found;
      assert.ok(Math.abs(signedInAt - site.now / 1000) < 1);
      site.now += 29 * day;
      const token = found.token.toJSON();
      const restored = await site.endpoint.restore('stub', token, { signedInAt, remember: true });
      assert.equal(restored.signedInAt, signedInAt);
      site.now += 2 * day;
      await assert.rejects(site.endpoint.restore('stub', token, { signedInAt }), {
        code: 'saved_token_invalid',
      });
      const browser = site.newBrowser();
      browser.take(restored.setCookies.filter((cookie) => !cookie.includes('Max-Age=0')));
      assert.deepEqual(await site.ids(browser), []);
    }),
  );
});
