import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, openSite } from '../../support/site.js';
import { holdBack } from '../../support/stub-server.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, askToken, newest, onTokenSite, rotating, tokenOf } from './refresh-site.js';

const minute = 60_000;

endpointContract((way) => {
  describe('refreshing a token', () => {
    test(
      'happens once for a hundred requests at the same time, and a rotating provider sees no reuse',
      onTokenSite(way, async (site) => {
        site.now += 59 * minute;
        const cookie = site.browser.cookieHeader;
        const tokens = await Promise.all(
          Array.from({ length: 100 }, async () => {
            // Each with the cookies of before: no answer has come yet.
            const tab = site.newBrowser();
            for (const pair of cookie.split('; ')) {
              const [name = '', value = ''] = pair.split(/=(.*)/s);
              tab.cookies.set(name, value);
            }
            return (await tokenOf(await askToken(site, 'stub', tab))).access_token;
          }),
        );
        assert.deepEqual(new Set(tokens), new Set([newest(site.stub)]));
        assert.equal(site.stub.refreshes.length, 1);
        assert.equal(site.stub.reuses, 0);
      }),
    );

    test(
      'uses each refresh token of a rotating provider once, hour by hour',
      onTokenSite(way, async (site) => {
        for (let hour = 0; hour < 5; hour++) {
          site.now += 59 * minute;
          assert.equal(await accessOf(site), newest(site.stub));
        }
        assert.deepEqual(site.stub.refreshes, site.stub.made('refresh').slice(0, 5));
        assert.equal(site.stub.reuses, 0);
      }),
    );

    test(
      'keeps the old refresh token if the response has no new one',
      onTokenSite(way, async (site) => {
        site.stub.refreshing = 'keep';
        const [first = ''] = site.stub.made('refresh');
        for (let hour = 0; hour < 3; hour++) {
          site.now += 59 * minute;
          assert.equal(await accessOf(site), newest(site.stub));
        }
        assert.deepEqual(site.stub.refreshes, [first, first, first]);
      }),
    );

    // A provider that gives a cached token again, and by turns another.
    test(
      'to an access token that was there before does not confuse old with new',
      onTokenSite(way, async (site) => {
        site.stub.refreshing = 'keep';
        site.now += 59 * minute;
        for (const token of ['access-a', 'access-b', 'access-a', 'access-a', 'access-b']) {
          site.stub.token = { access_token: token, expires_in: 10 };
          assert.equal(await accessOf(site), token);
          assert.deepEqual(await site.ids(), ['stub']);
          site.now += 9000;
        }
        assert.equal(site.stub.refreshes.length, 5);
      }),
    );

    test(
      'reaches a browser that still sends the old cookies, without another grant',
      onTokenSite(way, async (site) => {
        const before = new Map(site.browser.cookies);
        for (let times = 0; times < 2; times++) {
          site.stub.token = { expires_in: 120 };
          site.now += times === 0 ? 59 * minute : 100_000;
          await askToken(site);
        }
        assert.equal(site.stub.refreshes.length, 2);
        const tab = site.newBrowser();
        for (const [name, value] of before) tab.cookies.set(name, value);
        assert.equal((await tokenOf(await askToken(site, 'stub', tab))).access_token, newest(site.stub));
        assert.equal(site.stub.refreshes.length, 2);
        assert.equal(site.stub.reuses, 0);
      }),
    );

    // next-auth#8897: an answer that was slow puts the old cookie back over the new one.
    test(
      'is not undone by a slow answer that brings the old cookie back',
      onTokenSite(way, async (site) => {
        const before = new Map(site.browser.cookies);
        site.now += 59 * minute;
        const token = await accessOf(site);
        for (const [name, value] of before) site.browser.cookies.set(name, value);
        // Any request heals it, also one that is not about the token.
        await site.session();
        const healed = await openSite(way, { providersOf: site, stub: rotating, openid: rotating });
        try {
          healed.now = site.now;
          for (const [name, value] of site.browser.cookies) healed.browser.cookies.set(name, value);
          assert.equal(await accessOf(healed), token);
        } finally {
          await healed.close();
        }
        assert.equal(site.stub.refreshes.length, 1);
        assert.equal(site.stub.reuses, 0);
      }),
    );

    test(
      'is in the cookies: a server that was started again needs no other grant',
      onTokenSite(way, async (site) => {
        site.now += 59 * minute;
        const token = await accessOf(site);
        const next = await openSite(way, { providersOf: site, stub: rotating, openid: rotating });
        try {
          next.now = site.now + 20 * minute;
          for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
          assert.equal(await accessOf(next), token);
          next.now += 39 * minute;
          assert.equal(await accessOf(next), newest(site.stub));
        } finally {
          await next.close();
        }
        assert.equal(site.stub.refreshes.length, 2);
        assert.equal(site.stub.reuses, 0);
      }),
    );

    test(
      'of one provider’s token does not wait for another’s, and both are kept',
      onTokenSite(way, async (site) => {
        await site.login('?mode=popup', 'openid');
        site.now += 59 * minute;
        const gate = holdBack(site.stub, '/token');
        const slow = askToken(site);
        await gate.reached;
        const quick = await accessOf(site, 'openid');
        gate.open();
        const token = (await tokenOf(await slow)).access_token;
        assert.deepEqual([token, quick], [newest(site.stub), newest(site.openid)]);
        assert.equal(await accessOf(site), token);
        assert.equal(await accessOf(site, 'openid'), quick);
        assert.deepEqual([site.stub.refreshes.length, site.openid.refreshes.length], [1, 1]);
      }),
    );

    test(
      'proves the client and sends the provider’s own parameters',
      onTokenSite(
        way,
        async (site) => {
          site.now += 59 * minute;
          await accessOf(site);
          const [, call] = site.stub.calls.filter(({ path }) => path === '/token');
          const {
            grant_type: grant,
            audience,
            client_id: id,
            client_secret: secret,
          } = {
            ...Object.fromEntries(call?.form ?? []),
          };
          assert.deepEqual(
            [grant, audience, id, secret],
            ['refresh_token', 'api', 'stub-client', 'stub-secret-never-to-be-seen'],
          );
        },
        { stub: (own) => ({ ...rotating(own), refreshParams: { audience: 'api' } }) },
      ),
    );

    // OpenID Connect Core 12.2: an ID token that comes along is checked like the first.
    for (const [what, claims] of [
      ['another issuer’s', { iss: 'https://evil.example' }],
      ['another client’s', { aud: 'another' }],
      ['an expired', { exp: 1 }],
    ] as const) {
      test(
        `with ${what} ID token is refused, and the session stays`,
        onTokenSite(way, async (site) => {
          await site.login('?mode=popup', 'openid');
          const first = newest(site.openid);
          site.openid.refreshing = 'keep';
          site.openid.claims = claims;
          site.now += 59 * minute;
          assert.equal(await accessOf(site, 'openid'), first);
          site.now += 2 * minute;
          const response = await askToken(site, 'openid');
          assert.equal(response.status, 502);
          assert.equal(await errorOf(response), 'id_token_invalid');
          assert.deepEqual(await site.ids(), ['stub', 'openid']);
        }),
      );
    }

    // A rotating provider has used the old refresh token up by the time that its keys are asked for.
    test(
      "does not lose the new tokens where the provider’s keys can't be fetched just then",
      onTokenSite(way, async (site) => {
        await site.login('?mode=popup', 'openid');
        const next = await openSite(way, { providersOf: site, stub: rotating, openid: rotating });
        try {
          next.now = site.now + 59 * minute;
          for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
          const keys = site.openid.count('/jwks');
          site.openid.answers.set('/jwks', () => ({ status: 503 }));
          assert.equal(await accessOf(next, 'openid'), newest(site.openid));
          assert.deepEqual([site.openid.refreshes.length, site.openid.count('/jwks')], [1, keys]);
        } finally {
          await next.close();
        }
      }),
    );
  });
});
