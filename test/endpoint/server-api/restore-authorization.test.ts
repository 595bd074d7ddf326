import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decrypt, encrypt, OAuthError, OAuthToken } from '../../../src/endpoint/index.js';
import { byRequest } from '../../support/transports.js';
import { onSite, type Site } from '../../support/site.js';
import { servePages } from '../../support/stub-provider.js';
import { newest, onTokenSite } from '../contract/refresh-site.js';
import { cookieName } from '../../support/cookie-name.js';

const minute = 60_000;
const way = byRequest;

const withCode = (code: string) => (error: unknown) => {
  assert.ok(error instanceof OAuthError, String(error));
  assert.equal(error.code, code);
  return true;
};

/** The token as Flet's `to_json` wrote it once, in Python. */
async function fletToken(site: Site, more: object = {}): Promise<string> {
  const token = (await site.authorization('stub'))?.token;
  const now = site.now / 1000;
  return JSON.stringify({
    access_token: token?.accessToken,
    scope: ['profile'],
    token_type: 'Bearer',
    expires_in: 3600,
    expires_at: now + 3600,
    refresh_token: token?.refreshToken,
    ...more,
  });
}

describe('restore(provider, token)', () => {
  test(
    'signs in with what Flet has saved, and a browser that takes the cookies is signed in',
    onTokenSite(way, async (site) => {
      const saved = await fletToken(site);
      const restored = await site.endpoint.restore('stub', saved);
      assert.deepEqual([restored.provider, restored.user?.id], ['stub', 'ada']);
      assert.equal(restored.token.accessToken, newest(site.stub));
      const browser = site.newBrowser();
      browser.take(restored.setCookies);
      assert.deepEqual(await site.ids(browser), ['stub']);
      assert.equal(site.stub.refreshes.length, 0);
    }),
  );

  test(
    'takes a token, its JSON, and that parsed, encrypted and decrypted as the app kept it',
    onTokenSite(way, async (site) => {
      const token = (await site.authorization())?.token;
      assert.ok(token);
      const kept = await decrypt(await encrypt(token.toJSON(), 'a passphrase'), 'a passphrase');
      for (const given of [token, kept, JSON.parse(kept) as object, OAuthToken.fromJSON(kept)])
        assert.equal((await site.endpoint.restore('stub', given)).token.accessToken, token.accessToken);
    }),
  );

  test(
    'refreshes a token that has expired, whatever else it says of its end, and fetches the user with the new one',
    onTokenSite(way, async (site) => {
      for (const more of [
        { expires_at: 1 },
        { expires_at: site.now / 1000 - 1, expires_in: -5 },
        { expires_at: 1, expires_in: 0 },
        { expires_at: 1, expires_in: undefined },
        { expires_at: -5 },
      ]) {
        await site.login('?mode=popup');
        const restored = await site.endpoint.restore('stub', await fletToken(site, more));
        assert.equal(restored.token.accessToken, newest(site.stub));
        const [call] = site.stub.calls.filter(({ path }) => path === '/user').slice(-1);
        assert.equal(call?.headers.authorization, `Bearer ${newest(site.stub)}`);
      }
      assert.deepEqual([site.stub.refreshes.length, site.stub.reuses], [5, 0]);
    }),
  );

  test(
    'refreshes a token of unknown end that the provider refuses',
    onTokenSite(way, async (site) => {
      const ends = { expires_in: undefined, expires_at: undefined };
      const saved = await fletToken(site, ends);
      site.stub.end(newest(site.stub));
      const restored = await site.endpoint.restore('stub', saved);
      assert.equal(restored.token.accessToken, newest(site.stub));
      assert.equal(site.stub.refreshes.length, 1);
    }),
  );

  const refused: [string, (site: Site) => unknown][] = [
    ['text that is no JSON', () => 'x'],
    ['an empty object', () => ({})],
    ['null', () => null],
    ['a list', () => []],
    ['a number', () => 5],
    ['an access token that is a number', () => ({ access_token: 5 })],
    ['an empty access token', () => ({ access_token: '' })],
    ['an access token with a line break', () => ({ access_token: 'a\r\nx: y' })],
    ['an access token with a letter that no header may have', () => ({ access_token: 'é' })],
    ['an access token that the provider never gave', () => ({ access_token: 'made-up' })],
    [
      'an expired token that cannot be refreshed',
      (site) => fletToken(site, { expires_at: 1, refresh_token: undefined }),
    ],
    [
      'an expired token with a refresh token that is none',
      (site) => fletToken(site, { expires_at: 1, refresh_token: 'made-up' }),
    ],
  ];
  for (const [what, make] of refused) {
    test(
      `refuses ${what}, without a word of what it holds`,
      onTokenSite(way, async (site) => {
        const given = (await make(site)) as string;
        await assert.rejects(site.endpoint.restore('stub', given), (error: unknown) => {
          withCode('saved_token_invalid')(error);
          assert.ok(!/made-up|x: y|refresh-/.test(String(error)));
          return true;
        });
      }),
    );
  }

  test(
    'refuses a token without text, though nothing is fetched with it, and makes no session of it',
    onTokenSite(way, async (site) => {
      for (const accessToken of ['', undefined, null, 5, ['a']]) {
        const token = new OAuthToken({ accessToken: accessToken as string });
        const restored = site.endpoint.restore('stub', token, { fetchUser: false });
        await assert.rejects(restored, withCode('saved_token_invalid'));
      }
    }),
  );

  test(
    'refuses a provider that there is not',
    onTokenSite(way, async (site) => {
      for (const provider of ['nobody', '__proto__', ''])
        await assert.rejects(
          site.endpoint.restore(provider, { access_token: 'x' }),
          withCode('provider_unknown'),
        );
    }),
  );

  test(
    'tells an outage from a token that is no longer good',
    onTokenSite(way, async (site) => {
      const saved = await fletToken(site, { expires_at: 1 });
      const honest = site.stub.answers.get('/token');
      for (const reply of [{ status: 503 }, { status: 429 }, 'cut'] as const) {
        site.stub.answers.set('/token', () => reply);
        await assert.rejects(site.endpoint.restore('stub', saved), withCode('provider_unreachable'));
      }
      if (honest) site.stub.answers.set('/token', honest);
      assert.equal((await site.endpoint.restore('stub', saved)).token.accessToken, newest(site.stub));
    }),
  );

  test(
    'brings groups where they are asked for, and no user where none is',
    onSite(
      way,
      async (site) => {
        servePages(site.stub, '/groups', [['a']]);
        await site.login('?mode=popup');
        const saved = await fletToken(site);
        const groups = await site.endpoint.restore('stub', saved, { fetchGroups: true });
        assert.deepEqual(groups.user?.groups, [{ id: 'a', name: 'a' }]);
        const nobody = await site.endpoint.restore('stub', saved, { fetchUser: false });
        assert.equal(nobody.user, null);
      },
      {
        stub: ({ url }) => ({
          groupsFn: (_: unknown, list: (url: string, read: (body: unknown) => object) => unknown) =>
            list(`${url}/groups`, (items) => ({ items })),
        }),
      },
    ),
  );

  test(
    'for a request keeps that browser’s other sessions, and takes the place of the same provider’s',
    onTokenSite(way, async (site) => {
      const saved = await fletToken(site);
      await site.login('?mode=popup', 'openid');
      site.stub.user = { sub: 'grace' };
      await site.login('?mode=popup');
      const headers = new Headers({ cookie: site.browser.cookieHeader });
      site.now += 1000;
      const restored = await site.endpoint.restore('stub', saved, { request: { headers } });
      assert.deepEqual(
        restored.setCookies.map((cookie) => cookie.split('=')[0]),
        [cookieName('session.stub.0')],
      );
      site.browser.take(restored.setCookies);
      assert.deepEqual(await site.ids(), ['openid', 'stub']);
      assert.equal((await site.authorization('stub'))?.token.accessToken, restored.token.accessToken);
    }),
  );

  test(
    'keeps the session when the browser is closed only where that is asked for',
    onTokenSite(way, async (site) => {
      const saved = await fletToken(site);
      for (const [options, after] of [
        [{}, []],
        [{ remember: true }, ['stub']],
      ] as const) {
        const browser = site.newBrowser();
        browser.take((await site.endpoint.restore('stub', saved, options)).setCookies);
        browser.restart();
        assert.deepEqual(await site.ids(browser), after);
      }
    }),
  );

  // The epoch's cookie is what makes the session count: refreshing must not lose it.
  test(
    'sets every cookie that is needed, also where its token is refreshed before the answer is sent',
    onTokenSite(way, async (site) => {
      const saved = await fletToken(site);
      const restored = await site.endpoint.restore('stub', saved);
      site.now += 59 * minute;
      const token = await restored.getToken();
      assert.equal(token.accessToken, newest(site.stub));
      assert.deepEqual(
        restored.setCookies.map((cookie) => cookie.split('=')[0]),
        [cookieName('epoch.stub'), cookieName('session.stub.0')],
      );
      const browser = site.newBrowser();
      browser.take(restored.setCookies);
      assert.equal((await site.authorization('stub', browser))?.token.accessToken, token.accessToken);
      assert.deepEqual(await site.ids(browser), ['stub']);
    }),
  );

  test(
    'signs out what it has restored without revoking what the app keeps',
    onTokenSite(way, async (site) => {
      const browser = site.newBrowser();
      browser.take((await site.endpoint.restore('stub', await fletToken(site))).setCookies);
      await browser.post(`${site.base}/logout`);
      assert.deepEqual(await site.ids(browser), []);
      assert.deepEqual(site.stub.revoked, []);
    }),
  );
});
