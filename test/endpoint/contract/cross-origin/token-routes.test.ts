import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireToken } from '../../../../src/protocol/wire.js';
import type { ClientPage } from '../../../support/other-origin-page.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { assertRefused, custodies, onClientSite, shop, signIn, wiki } from './cross-origin-site.js';

const minute = 60_000;

async function accessOf(page: ClientPage): Promise<string> {
  const response = await page.post('/token', { provider: 'stub' });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as WireToken).access_token;
}

async function savedBy(page: ClientPage): Promise<string> {
  const response = await page.post('/token/save', { provider: 'stub' });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as { saved_token: string }).saved_token;
}

const restoreAt = (page: ClientPage, saved: string): Promise<Response> =>
  page.post('/token/restore', { provider: 'stub', saved_token: saved });

/** Puts the page's session back to what it was before an answer came. */
function remember({ cookies, handle }: ClientPage): (page: ClientPage) => void {
  const before = new Map(cookies?.cookies);
  return (page) => {
    page.handle = handle;
    for (const [name, value] of before) page.cookies?.cookies.set(name, value);
  };
}

endpointContract((way) => {
  for (const [where, pageOf] of custodies) {
    describe(`a client’s tokens, ${where}`, () => {
      test(
        'that are due are refreshed once for many that ask, and the new ones are kept',
        onClientSite(way, async (at) => {
          const { stub } = at.site;
          stub.token = { expires_in: 120 };
          const page = pageOf(at);
          await signIn(at.site, page);
          const old = remember(page);
          at.site.now += 2 * minute;
          const answers = await Promise.all(Array.from({ length: 10 }, () => accessOf(page)));
          assert.deepEqual(new Set(answers), new Set([stub.made('access')[1]]));
          old(page);
          assert.equal(await accessOf(page), stub.made('access')[1]);
          assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
          at.site.now += 2 * minute;
          assert.equal(await accessOf(page), stub.made('access')[2]);
          assert.deepEqual([stub.refreshes.length, stub.reuses], [2, 0]);
        }),
      );

      test(
        'that the provider has ended end the session',
        onClientSite(way, async (at) => {
          const { stub } = at.site;
          stub.token = { expires_in: 120 };
          const page = pageOf(at);
          await signIn(at.site, page);
          stub.end(stub.made('refresh')[0] ?? '');
          at.site.now += 2 * minute;
          await assertRefusedToken(page);
          assert.deepEqual(await page.ids(), []);
          assert.equal(page.handle, '');
        }),
      );

      test(
        'are revoked at sign-out, the refreshed ones even by the old session',
        onClientSite(way, async (at) => {
          const { stub } = at.site;
          stub.token = { expires_in: 120 };
          const page = pageOf(at);
          await signIn(at.site, page);
          const old = remember(page);
          at.site.now += 2 * minute;
          await accessOf(page);
          old(page);
          await page.post('/logout');
          assert.deepEqual(stub.revoked, [stub.made('refresh')[1], stub.made('access')[1]]);
          assert.deepEqual(await page.ids(), []);
        }),
      );

      // The text is bound to the origin that it was given to: no other page, app, or the site itself may use it.
      test(
        'that were saved are restored at their own origin only',
        onClientSite(way, async (at) => {
          const { site } = at;
          const page = pageOf(at);
          await signIn(site, page);
          const saved = await savedBy(page);
          await page.post('/logout');
          assert.deepEqual(site.stub.revoked, []);
          const calls = site.stub.calls.length;
          for (const thief of [at.open(wiki), at.open(shop), at.openWithoutCookies(shop)])
            await assertRefused(await restoreAt(thief, saved), 400, 'saved_token_invalid');
          const body = { provider: 'stub', saved_token: saved };
          const byApp = await at.app().post('/token/restore', body);
          await assertRefused(byApp, 400, 'saved_token_invalid');
          const bySite = await site.browser.post(`${site.base}/token/restore`, body);
          await assertRefused(bySite, 400, 'saved_token_invalid');
          assert.equal(site.stub.calls.length, calls);
          assert.equal((await restoreAt(page, saved)).status, 200);
          assert.deepEqual(await page.ids(), ['stub']);
        }),
      );

      test(
        'that the site itself saved are restored at no client’s page',
        onClientSite(way, async (at) => {
          const { site } = at;
          await site.login('?mode=popup');
          const target = `${site.base}/token/save`;
          const response = await site.browser.post(target, { provider: 'stub' });
          const { saved_token: saved } = (await response.json()) as { saved_token: string };
          await assertRefused(await restoreAt(pageOf(at), saved), 400, 'saved_token_invalid');
        }),
      );

      test(
        'stay on the server where the settings do not say otherwise',
        onClientSite(
          way,
          async (at) => {
            const page = pageOf(at);
            await signIn(at.site, page);
            await assertRefused(await page.post('/token', {}), 403, 'token_not_available');
            await assertRefused(await page.post('/token/save', {}), 403, 'token_not_available');
            for (const route of ['/session', '/providers']) {
              const text = await (await page.get(route)).text();
              for (const token of at.site.stub.tokens) assert.ok(!text.includes(token), route);
            }
          },
          { stub: { tokens: 'server' }, settings: { savedTokens: false } },
        ),
      );
    });
  }

  describe('a client’s saved tokens, forgotten', () => {
    // The provider has no revocation: nothing but this browser could remember it.
    const without = { stub: { tokens: 'page' } };

    test(
      'are refused in the browser whose cookies say so, and no provider is asked',
      onClientSite(
        way,
        async ({ site, page }) => {
          await signIn(site, page);
          const saved = await savedBy(page);
          await page.post('/logout', { provider: 'stub', forget: true });
          const calls = site.stub.calls.length;
          await assertRefused(await restoreAt(page, saved), 400, 'saved_token_invalid');
          assert.equal(site.stub.calls.length, calls);
        },
        without,
      ),
    );

    // Said in SECURITY.md.
    test(
      'are still good where no cookie is kept and the provider cannot revoke them',
      onClientSite(
        way,
        async ({ site, openWithoutCookies }) => {
          const page = openWithoutCookies();
          await signIn(site, page);
          const saved = await savedBy(page);
          await page.post('/logout', { provider: 'stub', forget: true });
          assert.equal((await restoreAt(page, saved)).status, 200);
        },
        without,
      ),
    );
  });
});

async function assertRefusedToken(page: ClientPage): Promise<void> {
  const first = await page.post('/token', { provider: 'stub' });
  const again = first.headers.get('x-oauth-again');
  const response =
    again === null ? first : await page.post('/token', { provider: 'stub' }, { 'x-oauth-again': again });
  assert.equal(response.status, 401);
  assert.equal(((await response.json()) as { error: string }).error, 'reauth_required');
}
