import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite, openSite } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, restore, save, signOut } from './refresh-site.js';

endpointContract((way) => {
  describe('the provider’s own sign-out', () => {
    const ending = { end_session_endpoint: 'https://id.example/end?hint=1' };

    // S14, S9: an ID token in an address would end up in logs and histories.
    test(
      'is named with the client and the way back, and holds no token',
      onSite(way, async (site) => {
        site.openid.metadata = ending;
        await site.login('?mode=popup', 'openid');
        const { logout_url: url } = (await signOut(site)) as { logout_url: string };
        const { origin, pathname, searchParams } = new URL(url);
        assert.deepEqual(
          [origin + pathname, Object.fromEntries(searchParams)],
          [
            'https://id.example/end',
            { hint: '1', client_id: 'stub-client', post_logout_redirect_uri: 'http://localhost:8550/' },
          ],
        );
        assert.deepEqual(
          site.openid.tokens.filter((token) => url.includes(token)),
          [],
        );
        assert.ok(!url.includes('eyJ'));
      }),
    );

    // Its price is that the ID token stands in an address; no other answer may hold it.
    test(
      'holds the login’s ID token if the settings say that the provider wants it, also after a refresh and a restoration',
      onSite(
        way,
        async (site) => {
          site.openid.metadata = ending;
          const idTokens: string[] = [];
          const idTokenFor = site.openid.idTokenFor.bind(site.openid);
          site.openid.idTokenFor = async (form) => {
            const made = await idTokenFor(form);
            idTokens.push(made);
            return made;
          };
          await site.login('?mode=popup', 'openid');
          site.now += 3_600_000;
          await accessOf(site, 'openid');
          const saved = await save(site, 'openid');
          site.browser.cookies.clear();
          const back = await restore(site, saved, { provider: 'openid' });
          assert.equal(back.status, 200, await back.clone().text());
          const seen = site.browser.seen.join();
          assert.ok(idTokens.length && idTokens.every((token) => !seen.includes(token)));
          const { logout_url: url } = (await signOut(site)) as { logout_url: string };
          const { searchParams } = new URL(url);
          assert.equal(searchParams.get('id_token_hint'), idTokens[0]);
          assert.equal(searchParams.get('client_id'), 'stub-client');
        },
        { openid: { sendsIdTokenHint: true, tokens: 'page' } },
      ),
    );

    test(
      'holds no hint where no ID token came, whatever the settings say',
      onSite(
        way,
        async (site) => {
          await site.login('?mode=popup');
          const { logout_url: url } = (await signOut(site)) as { logout_url: string };
          assert.equal(new URL(url).searchParams.get('id_token_hint'), null);
        },
        { stub: { sendsIdTokenHint: true, endSessionEndpoint: 'https://id.example/end' } },
      ),
    );

    test(
      'leads back to the URL in the settings, and the URL of the settings wins over the discovered one',
      onSite(
        way,
        async (site) => {
          site.openid.metadata = ending;
          await site.login('?mode=popup', 'openid');
          const { logout_url: url } = (await signOut(site)) as { logout_url: string };
          assert.ok(url.startsWith('https://own.example/out?'), url);
          assert.equal(
            new URL(url).searchParams.get('post_logout_redirect_uri'),
            'http://localhost:8550/bye',
          );
        },
        {
          openid: {
            endSessionEndpoint: 'https://own.example/out',
            postLogoutRedirectUrl: 'http://localhost:8550/bye',
          },
        },
      ),
    );

    test(
      'is that of the provider that was signed out of, of several the last login’s, and of nobody none',
      onSite(way, async (site) => {
        site.openid.metadata = ending;
        const urlOf = async (body: object): Promise<unknown> => {
          const response = await site.browser.post(`${site.base}/logout`, body);
          return ((await response.json()) as { logout_url: unknown }).logout_url;
        };
        await site.login('?mode=popup', 'openid');
        site.now += 1000;
        await site.login('?mode=popup');
        assert.equal(await urlOf({ provider: 'stub' }), null);
        site.now += 1000;
        await site.login('?mode=popup');
        assert.equal(await urlOf({}), null);
        await site.login('?mode=popup', 'openid');
        assert.equal(typeof (await urlOf({ provider: 'openid' })), 'string');
        assert.equal(await urlOf({ provider: 'openid' }), null);
      }),
    );

    for (const [what, reply] of [
      ['out of order', { status: 503 }],
      ['a page', { body: '<h1>Hi' }],
      ['cut off', 'cut'],
    ] as const) {
      test(
        `is left out where the provider’s metadata is ${what}, and nobody stays signed in`,
        onSite(way, async (site) => {
          await site.login('?mode=popup', 'openid');
          // A server that was started again has to discover it first.
          const next = await openSite(way, { providersOf: site });
          try {
            for (const [name, value] of site.browser.cookies) next.browser.cookies.set(name, value);
            site.openid.answers.set('/.well-known/openid-configuration', () => reply);
            assert.deepEqual(await next.ids(), ['openid']);
            assert.deepEqual(await signOut(next), { logout_url: null });
          } finally {
            await next.close();
          }
        }),
      );
    }

    // Metadata that is no address must be found out before anybody has to sign out by it.
    for (const name of ['end_session_endpoint', 'revocation_endpoint', 'userinfo_endpoint']) {
      for (const value of [5, {}, ['https://id.example/'], 'http://id.example/', 'javascript:alert(1)']) {
        test(
          `and all else is not begun with where ${name} is ${JSON.stringify(value)}`,
          onSite(way, async (site) => {
            site.openid.metadata = { [name]: value };
            const response = await site.browser.visit(`${site.base}/login/openid`);
            assert.equal(response.status, 502);
            assert.deepEqual([...site.browser.cookies], []);
          }),
        );
      }

      test(
        `and all else works where ${name} is null`,
        onSite(way, async (site) => {
          site.openid.metadata = { [name]: null };
          await site.login('?mode=popup', 'openid');
          assert.deepEqual(await site.ids(), ['openid']);
          assert.deepEqual(await signOut(site), { logout_url: null });
        }),
      );
    }
  });
});
