import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { onTokenSite, restore, save } from '../contract/refresh-site.js';

const minute = 60_000;

/** Letters of the other provider's token, from what leaves plenty of room to what leaves none. */
const sizes = Array.from({ length: 28 }, (_, index) => 2200 + 100 * index);

type Outcome = 'spent' | 'revoked' | 'kept';

/** Each step ends whole or isn't begun, and both happen among the sizes. */
function assertBoth(outcomes: readonly Outcome[]): void {
  assert.deepEqual([...new Set(outcomes)], ['spent', 'kept']);
}

/** How a step ended: `calls` are those that it made to the provider. */
async function outcomeOf(response: Response, calls: number): Promise<Outcome> {
  if (response.status === 200) {
    assert.equal(calls, 1);
    return 'spent';
  }
  assert.deepEqual([await errorOf(response), calls], ['session_too_large', 0]);
  return 'kept';
}

/** Fills the cookies with the session of the other provider, so that nothing else fits. */
async function fill(site: Site, size: number): Promise<void> {
  site.openid.token = { access_token: 'x'.repeat(size) };
  await site.login('?mode=popup&fetch_user=false', 'openid');
}

describe('what cannot be undone', () => {
  test(
    'a code is not exchanged where no session would fit, and where its own doesn’t, its tokens are revoked',
    onTokenSite(byRequest, async (site) => {
      const outcomes: Outcome[] = [];
      for (const size of sizes) {
        const address = site.stub.approve(await site.begin('?mode=popup', 'stub', site.browser));
        await site.browser.post(`${site.base}/logout`, {});
        await fill(site, size);
        const before = [site.stub.count('/token'), site.stub.revoked.length] as const;
        const { pathname, search } = new URL(address);
        const response = await site.browser.visit(pathname + search, { accept: 'application/json' });
        const revoked = site.stub.revoked.length - before[1];
        outcomes.push(
          revoked > 0 ? 'revoked' : await outcomeOf(response, site.stub.count('/token') - before[0]),
        );
      }
      assert.deepEqual([...new Set(outcomes)], ['spent', 'revoked', 'kept']);
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
      const outcomes: Outcome[] = [];
      // A larger one doesn't fit by itself.
      for (const size of sizes.filter((letters) => letters < 3500)) {
        // A session that was sealed when there was more room, as by a process with other settings.
        const other = site.newBrowser();
        site.openid.token = { access_token: 'x'.repeat(size) };
        const address = site.openid.approve(
          await site.begin('?mode=popup&fetch_user=false', 'openid', other),
        );
        await site.back(address, other);
        const first = site.newBrowser();
        site.stub.token = { access_token: 'y'.repeat(800) };
        await site.back(
          site.stub.approve(await site.begin('?mode=popup&fetch_user=false', 'stub', first)),
          first,
        );
        site.now += 60 * minute;
        const count = site.stub.refreshes.length;
        const response = await site.send({
          method: 'POST',
          target: `${site.base}/token`,
          headers: {
            ...{
              'content-type': 'application/json',
              'x-oauth-elements': '1',
              'sec-fetch-site': 'same-origin',
            },
            cookie: [...first.cookies, ...other.cookies].map((pair) => pair.join('=')).join('; '),
          },
          body: '{"provider":"stub"}',
        });
        outcomes.push(await outcomeOf(response, site.stub.refreshes.length - count));
      }
      assertBoth(outcomes);
    }),
  );

  test(
    'a saved token is not spent for a session that would not fit',
    onTokenSite(byRequest, async (site) => {
      const outcomes: Outcome[] = [];
      for (const size of sizes) {
        await site.browser.post(`${site.base}/logout`, {});
        await site.back(
          site.stub.approve(await site.begin('?mode=popup', 'stub', site.browser)),
          site.browser,
        );
        const saved = await save(site);
        await site.browser.post(`${site.base}/logout`, { provider: 'stub' });
        await fill(site, size);
        site.now += 60 * minute;
        const count = site.stub.refreshes.length;
        const response = await restore(site, saved);
        outcomes.push(await outcomeOf(response, site.stub.refreshes.length - count));
      }
      assertBoth(outcomes);
    }),
  );
});
