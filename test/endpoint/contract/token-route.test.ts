import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { accessOf, askToken, newest, onTokenSite, rotating, tokenOf } from './refresh-site.js';

const minute = 60_000;

httpContract('posted bodies and their types', (way) => {
  describe('POST /token', () => {
    test(
      'has the access token, its type, scope and expiry, and nothing else',
      onTokenSite(way, async (site) => {
        site.now += 100_000;
        const answer = await tokenOf(await askToken(site));
        assert.deepEqual(answer, {
          access_token: newest(site.stub),
          token_type: 'bearer',
          scope: ['profile'],
          expires_in: 3500,
          expires_at: Math.floor(site.now / 1000) + 3500,
        });
        assert.equal(site.stub.refreshes.length, 0);
      }),
    );

    test(
      'says null for an expiry that the provider does not name, and never refreshes such a token',
      onSite(
        way,
        async (site) => {
          site.stub.token = { expires_in: undefined };
          await site.login('?mode=popup');
          site.now += 20 * 60 * minute;
          const { expires_in: left, expires_at: end } = await tokenOf(await askToken(site));
          assert.deepEqual([left, end], [null, null]);
          assert.equal(site.stub.refreshes.length, 0);
        },
        { stub: rotating },
      ),
    );

    test(
      'without a provider’s name is about the last login',
      onTokenSite(way, async (site) => {
        site.now += 1000;
        await site.login('?mode=popup', 'openid');
        const response = await site.browser.post(`${site.base}/token`);
        assert.equal((await tokenOf(response)).access_token, newest(site.openid));
      }),
    );

    // A page that was taken over asks for what only the server may have; a due token would be refreshed on the way.
    for (const tokens of ['server', 'proxy']) {
      test(
        `gives no page a token of a provider whose tokens are for "${tokens}", and refreshes none`,
        onTokenSite(
          way,
          async (site) => {
            site.now += 59.5 * minute;
            for (const body of [{ provider: 'stub' }, {}]) {
              const response = await site.browser.post(`${site.base}/token`, body);
              assert.equal(response.status, 403);
              assert.equal(await errorOf(response), 'token_not_available');
              assert.deepEqual(response.headers.getSetCookie(), []);
            }
            assert.equal(site.stub.refreshes.length, 0);
            assert.deepEqual(await site.ids(), ['stub']);
          },
          { stub: (own) => ({ ...rotating(own), tokens, apiBases: [`${own.url}/api`] }) },
        ),
      );
    }

    test(
      'gives no token to a person who is not signed in, or only with another provider',
      onTokenSite(way, async (site) => {
        for (const response of [
          await site.newBrowser().post(`${site.base}/token`),
          await askToken(site, 'stub', site.newBrowser()),
          await askToken(site, 'openid'),
        ]) {
          assert.equal(response.status, 401);
          assert.equal(await errorOf(response), 'reauth_required');
          assert.deepEqual(response.headers.getSetCookie(), []);
        }
        assert.equal(site.stub.refreshes.length, 0);
      }),
    );

    test(
      'refreshes an hour’s token in its last six minutes, and not in its last seven',
      onTokenSite(way, async (site) => {
        const first = newest(site.stub);
        site.now += 53 * minute;
        assert.equal(await accessOf(site), first);
        assert.equal(site.stub.refreshes.length, 0);
        site.now += minute;
        const { access_token: second, expires_in: left } = await tokenOf(await askToken(site));
        assert.notEqual(second, first);
        assert.deepEqual([second, left], [newest(site.stub), 3600]);
        assert.equal(site.stub.refreshes.length, 1);
      }),
    );

    test(
      'refreshes a token of one minute in its second half only',
      onSite(
        way,
        async (site) => {
          site.stub.token = { expires_in: 60 };
          await site.login('?mode=popup');
          const first = newest(site.stub);
          site.now += 29_000;
          assert.equal(await accessOf(site), first);
          site.now += 2000;
          assert.notEqual(await accessOf(site), first);
          assert.equal(site.stub.refreshes.length, 1);
        },
        { stub: rotating },
      ),
    );

    test(
      'without a refresh token gives the token until it expires, and then requires a new login',
      onSite(
        way,
        async (site) => {
          site.stub.token = { refresh_token: undefined };
          await site.login('?mode=popup');
          site.now += 59.9 * minute;
          assert.equal(await accessOf(site), newest(site.stub));
          site.now += minute;
          const response = await askToken(site);
          assert.equal(response.status, 401);
          assert.equal(await errorOf(response), 'reauth_required');
          assert.equal(site.stub.count('/token'), 1);
        },
        { stub: rotating },
      ),
    );

    // The refresh token is the key to everything: no answer, cookie or address ever shows it.
    test(
      'never holds a refresh token, in success and in failure, nor do the responses of saving and restoring',
      onTokenSite(way, async (site) => {
        const { browser, stub, base } = site;
        site.now += 59 * minute;
        await askToken(site);
        const response = await browser.post(`${base}/token/save`, { provider: 'stub' });
        const { saved_token: saved } = (await response.json()) as { saved_token: string };
        await browser.post(`${base}/token/restore`, { provider: 'stub', saved_token: saved });
        stub.answers.set('/token', ({ body }) => ({
          status: 400,
          body: { error: 'odd', error_description: body },
        }));
        stub.answers.set('/user', ({ headers }) => ({ status: 500, body: headers }));
        site.now += 59 * minute;
        await askToken(site);
        await browser.post(`${base}/token/restore`, { provider: 'stub', saved_token: saved });
        await browser.post(`${base}/logout`);
        const seen = [...browser.seen, browser.cookieHeader, saved, Buffer.from(saved, 'base64url')].join();
        assert.equal(stub.made('refresh').length, 2);
        assert.deepEqual(
          stub.made('refresh').filter((token) => seen.includes(token)),
          [],
        );
      }),
    );
  });
});
