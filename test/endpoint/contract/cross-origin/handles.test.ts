import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpointContract } from '../../../support/endpoint-contract.js';
import {
  assertRefused,
  codeOf,
  docs,
  endpointUrl,
  mobile,
  onClientSite,
  shop,
  signIn,
  wiki,
} from './cross-origin-site.js';
import { cookieName } from '../../../support/cookie-name.js';

const minute = 60_000;

endpointContract((way) => {
  describe('a client’s handle', () => {
    test(
      'is the session of a page whose browser keeps no cookies',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        const page = openWithoutCookies();
        const response = await signIn(site, page);
        assert.ok(page.handle);
        assert.match(page.handle, /^[\w.-]+$/);
        assert.deepEqual(response.headers.getSetCookie(), []);
        const asked = await page.get('/session');
        assert.deepEqual(asked.headers.getSetCookie(), [
          `${cookieName('kept', endpointUrl, docs)}=1; Path=/; HttpOnly; SameSite=None; Partitioned; Secure`,
        ]);
        assert.deepEqual(await page.ids(), ['stub']);
        // Another page, or the same one loaded again, has none: it was in memory.
        assert.deepEqual(await openWithoutCookies().ids(), []);
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'is not given where cookies came back, nor made of them for a page that brings any text for one',
      onClientSite(way, async ({ site, page }) => {
        await signIn(site, page);
        page.handle = 'anything';
        assert.deepEqual(await page.ids(), []);
        assert.deepEqual(page.handles, []);
        assert.equal(page.handle, '');
        assert.deepEqual(await page.ids(), ['stub']);
        assert.deepEqual(page.handles, []);
      }),
    );

    // All that a thief needs is the text: elsewhere it must be refused.
    for (const origin of [shop, wiki, mobile]) {
      test(
        `that was stolen is refused at ${origin}`,
        onClientSite(way, async (at) => {
          const page = at.openWithoutCookies();
          await signIn(at.site, page);
          const thief = at.openWithoutCookies(origin);
          for (const path of ['/token', '/token/save', '/logout']) {
            thief.handle = page.handle;
            await thief.post(path, {});
            assert.equal(thief.handle, '', path);
          }
          thief.handle = page.handle;
          assert.deepEqual(await thief.ids(), []);
          assert.deepEqual(at.site.stub.revoked, []);
          assert.equal(at.site.stub.made('access').length, 1);
          assert.deepEqual(await page.ids(), ['stub']);
        }),
      );
    }

    for (const client of ['desktop', 'mobile', 'docs', '']) {
      test(
        `that was stolen is refused without an origin, to an app called "${client}"`,
        onClientSite(way, async (at) => {
          const page = at.openWithoutCookies();
          await signIn(at.site, page);
          const thief = at.app(client);
          for (const path of ['/token', '/token/save']) {
            thief.handle = page.handle;
            const response = await thief.post(path, {});
            assert.ok([401, 403].includes(response.status), path);
          }
          thief.handle = page.handle;
          assert.deepEqual(await thief.ids(), []);
          assert.deepEqual(await page.ids(), ['stub']);
        }),
      );
    }

    for (const origin of [
      'null',
      'https://evil.example',
      'https://docs.example.evil',
      'http://docs.example',
    ]) {
      test(
        `that was stolen is refused to ${origin}`,
        onClientSite(way, async (at) => {
          const page = at.openWithoutCookies();
          await signIn(at.site, page);
          const headers = {
            ...{ origin, 'x-oauth-handle': page.handle, 'x-oauth-elements': '1', accept: 'application/json' },
            'content-type': 'application/json',
          };
          for (const path of ['/token', '/token/save', '/logout']) {
            const target = at.site.base + path;
            const response = await at.site.send({ method: 'POST', target, headers, body: '{}' });
            await assertRefused(response, 403, 'origin_not_allowed');
          }
          const read = await at.site.send({ target: `${at.site.base}/session`, headers });
          assert.deepEqual(await read.json(), { authorizations: [] });
          assert.deepEqual(at.site.stub.revoked, []);
        }),
      );
    }

    // The handle holds what cookies would; the cookie's text, or the handle as a cookie, is neither.
    test(
      'does not pass for a cookie, nor a cookie, a code or a saved token for a handle',
      onClientSite(way, async (at) => {
        const { site, page } = at;
        const other = at.openWithoutCookies();
        await signIn(site, other);
        await signIn(site, page);
        const own = page.cookies?.cookies ?? new Map<string, string>();
        const sealed = (own.get(cookieName('session.stub.0', endpointUrl, docs)) ?? '').slice(2);
        const { saved_token: saved } = (await (await page.post('/token/save')).json()) as {
          saved_token: string;
        };
        const { code } = await codeOf(site, page);
        const empty = at.openWithoutCookies();
        for (const text of [sealed, `1:${sealed}`, saved, code, `${other.handle}.x`, 'x'.repeat(8000)]) {
          empty.handle = text;
          assert.deepEqual(await empty.ids(), []);
          assert.equal(empty.handle, '');
        }
        own.set(cookieName('session.stub.0', endpointUrl, docs), `1:${other.handle}`);
        assert.deepEqual(await page.ids(), []);
      }),
    );

    test(
      'ends when it was not used for ten minutes',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        const page = openWithoutCookies();
        await signIn(site, page);
        const { handle } = page;
        site.now += 10 * minute - 2000;
        assert.deepEqual(await page.ids(), ['stub']);
        page.handle = handle;
        site.now += 3000;
        assert.deepEqual(await page.ids(), []);
        assert.equal(page.handle, '');
      }),
    );

    test(
      'lives for hours where it is used each five minutes, and is given again only when that is due',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        const page = openWithoutCookies();
        await signIn(site, page);
        assert.equal(page.handles.length, 1);
        for (let count = 0; count < 20; count++) assert.deepEqual(await page.ids(), ['stub']);
        assert.equal(page.handles.length, 1);
        for (let passed = 0; passed < 60; passed += 5) {
          site.now += 5 * minute;
          assert.deepEqual(await page.ids(), ['stub']);
        }
        assert.equal(page.handles.length, 13);
        assert.equal(new Set(page.handles).size, 13);
      }),
    );

    // Sliding has an end: whoever keeps a stolen one in use has it no longer than the session lasts.
    test(
      'does not outlive the session however much it is used',
      onClientSite(
        way,
        async ({ site, openWithoutCookies }) => {
          const page = openWithoutCookies();
          await signIn(site, page);
          for (let passed = 0; passed < 55; passed += 5) {
            site.now += 5 * minute;
            assert.deepEqual(await page.ids(), ['stub']);
          }
          site.now += 5 * minute + 1000;
          assert.deepEqual(await page.ids(), []);
        },
        { settings: { session: { idle: 3600, absolute: 3600 } } },
      ),
    );

    test(
      'of whoever signed out is refused, the ones before it and those under way included',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        const page = openWithoutCookies();
        await signIn(site, page);
        site.now += 5 * minute;
        await page.ids();
        const response = await page.post('/logout');
        assert.equal(response.headers.get('x-oauth-handle'), '');
        assert.equal(page.handles.length, 2);
        for (const handle of page.handles) {
          page.handle = handle;
          assert.deepEqual(await page.ids(), []);
          page.handle = handle;
          assert.equal((await page.post('/token', { provider: 'stub' })).status, 401);
        }
        assert.deepEqual(site.stub.revoked.length, 2);
      }),
    );

    test(
      'of two providers keeps the one that the page did not sign out of, and the old one is refused',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        const page = openWithoutCookies();
        await signIn(site, page);
        await signIn(site, page, { provider: 'openid' });
        const old = page.handle;
        await page.post('/logout', { provider: 'stub' });
        assert.ok(page.handle);
        assert.deepEqual(await page.ids(), ['openid']);
        assert.equal(site.openid.revoked.length, 0);
        page.handle = old;
        assert.deepEqual(await page.ids(), []);
      }),
    );

    test(
      'leaves the site’s own sign-in, and other pages’, alone',
      onClientSite(way, async ({ site, page, openWithoutCookies }) => {
        await site.login('?mode=popup');
        await signIn(site, page, { provider: 'openid' });
        const [first, second] = [openWithoutCookies(), openWithoutCookies()];
        await signIn(site, first);
        await signIn(site, second);
        await first.post('/logout');
        assert.deepEqual([await first.ids(), await second.ids()], [[], ['stub']]);
        assert.deepEqual([await page.ids(), await site.ids()], [['openid'], ['stub']]);
      }),
    );
  });
});
