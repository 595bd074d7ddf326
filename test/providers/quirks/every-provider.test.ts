import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entries } from '../../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';
import type { WireSession } from '../../../src/protocol/wire.js';
import { revocationOf } from '../../support/quirks/quirk-addresses.js';
import { exactId } from '../../support/quirks/quirk-answers.js';
import { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite, type QuirkSite } from '../../support/quirks/quirk-site.js';

const all = Object.entries(entries) as [string, CatalogEntry][];

const userOf = async ({ browser }: QuirkSite) => {
  const response = await browser.ask('/api/oauth/session');
  return ((await response.json()) as WireSession).authorizations[0]?.user;
};

describe('every provider of the catalog, played by its own data and its odd answers', () => {
  for (const [id, entry] of all) {
    test(`${id} signs in, refreshes and signs out`, async () => {
      const provider = new QuirkProvider(id, entry);
      const site = await openQuirkSite(provider);
      const response = await site.login();
      assert.equal(response.status, 303, await response.text());
      assert.deepEqual(provider.problems, []);
      const user = await userOf(site);
      const { name, email, avatar_url } = user ?? {};
      assert.deepEqual([user?.id, { name, email, avatar_url }], [exactId, provider.user.expected]);

      const headers = new Headers({ cookie: site.browser.cookieHeader });
      const authorization = await site.endpoint.authorization({ headers }, id);
      const before = provider.accessToken;
      if (entry.refresh.tokens !== 'never') {
        const token = await authorization?.getToken({ force: true });
        assert.deepEqual(provider.problems, []);
        assert.notEqual(provider.accessToken, before);
        assert.equal(token?.accessToken, provider.accessToken);
        site.browser.take(authorization?.setCookies ?? []);
      }

      const out = await site.browser.post('/api/oauth/logout', { provider: id });
      const { logout_url: url } = (await out.json()) as { logout_url: string | null };
      assert.deepEqual(provider.problems, []);
      const endSession = provider.address('endSessionEndpoint');
      assert.equal(url?.startsWith(endSession || '?') ?? false, endSession !== '');
      const revoked = provider.received.filter(({ what }) => what === 'revoke');
      assert.equal(revoked.length > 0, revocationOf(provider) !== '');
      for (const { url: address } of revoked)
        assert.ok(!address.href.includes('access-'), 'a token in an address');
      assert.equal(await userOf(site), undefined);
    });
  }

  test('none hands out an email address that it calls unverified', async () => {
    for (const [id, entry] of all.filter(
      ([, { user }]) => user.emails ?? (user.email && user.email.verified !== 'always'),
    )) {
      const site = await openQuirkSite(new QuirkProvider(id, entry, false));
      const response = await site.login();
      assert.equal(response.status, 303, id);
      assert.equal((await userOf(site))?.email, null, id);
    }
  });
});
