import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, openSite, secret } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { idsOf, onTokenSite, restore, save } from './refresh-site.js';

const day = 24 * 3_600_000;

endpointContract((way) => {
  describe('what is saved of a token', () => {
    test(
      'is valid for session.remember seconds, under the old secret too, and no longer',
      onTokenSite(
        way,
        async (site) => {
          const saved = await save(site);
          const next = await openSite(way, {
            providersOf: site,
            settings: { secret: ['another secret, just as long, for testing', secret] },
          });
          try {
            next.now = site.now + 10 * day - 2000;
            assert.deepEqual(await idsOf(await restore(next, saved)), ['stub']);
            next.now += 2000;
            assert.equal(await errorOf(await restore(next, saved)), 'saved_token_invalid');
          } finally {
            await next.close();
          }
        },
        { settings: { session: { remember: (10 * day) / 1000 } } },
      ),
    );

    test(
      'is neither given nor accepted if the settings turn it off',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        const next = await openSite(way, { providersOf: site, settings: { savedTokens: false } });
        try {
          await next.login('?mode=popup');
          const calls = next.stub.calls.length;
          for (const response of [
            await next.browser.post(`${next.base}/token/save`, { provider: 'stub' }),
            await restore(next, saved),
          ]) {
            assert.equal(response.status, 403);
            assert.equal(await errorOf(response), 'token_not_available');
          }
          assert.equal(next.stub.calls.length, calls);
        } finally {
          await next.close();
        }
      }),
    );

    test(
      'is refused if nobody is signed in',
      onTokenSite(way, async (site) => {
        for (const [provider, browser] of [
          ['openid', site.browser],
          ['stub', site.newBrowser()],
        ] as const) {
          const response = await browser.post(`${site.base}/token/save`, { provider });
          assert.equal(response.status, 401);
          assert.equal(await errorOf(response), 'reauth_required');
        }
      }),
    );

    test(
      'is another text each time, and reveals nothing of its content',
      onTokenSite(way, async (site) => {
        const saved = [await save(site), await save(site)];
        assert.equal(new Set(saved).size, 2);
        for (const text of saved) {
          assert.match(text, /^[\w.-]+$/);
          const readable = text
            .split('.')
            .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
            .join();
          for (const hidden of [...site.stub.tokens, 'stub', 'profile'])
            assert.ok(!readable.includes(hidden));
        }
      }),
    );
  });
});
