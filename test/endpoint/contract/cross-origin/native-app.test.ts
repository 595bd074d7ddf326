import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visiting } from '../../../support/browser-with-cookies.js';
import {
  broughtBack,
  codeFor,
  loginFor,
  loginTarget,
  newAttempt,
} from '../../../support/other-origin-login.js';
import { httpContract } from '../../../support/endpoint-contract.js';
import {
  assertRefused,
  desktopReturn,
  mobile,
  onClientSite,
  sessionCookies,
  signInApp,
} from './cross-origin-site.js';

const day = 24 * 3_600_000;
const ported = 'http://127.0.0.1:49152/callback';

httpContract('requests without Origin or cookies', (way) => {
  describe('an app', () => {
    for (const [where, address] of [
      ['on loopback at the port that is free', ported],
      ['on loopback as registered', desktopReturn],
      ['at its own scheme', 'com.example.desktop:/callback'],
    ] as const) {
      test(
        `gets the code ${where}, in the query, whatever the mode`,
        onClientSite(way, async ({ site }) => {
          for (const mode of ['popup', 'tab', 'redirect']) {
            const attempt = newAttempt();
            const more = { return_to: address };
            const response = await loginFor(site, { client: 'desktop', attempt, mode, more });
            const { at, told } = broughtBack(response);
            assert.equal(at, `${address}?`);
            assert.deepEqual([...told.keys()], ['flow', 'code']);
            assert.equal(told.get('flow'), attempt.flow);
          }
        }),
      );
    }

    test(
      'with a query of its own at its address keeps it',
      onClientSite(way, async ({ site }) => {
        const response = await loginFor(site, { client: 'mobile', origin: mobile, attempt: newAttempt() });
        assert.equal(broughtBack(response).at, 'com.example.mobile:/callback?from=login&');
      }),
    );

    for (const address of [
      'http://127.0.0.1:49152/other',
      'http://127.0.0.1:49152/callback/',
      'http://127.0.0.1:49152/callback?x',
      'http://127.0.0.1:49152/callback#x',
      'http://user@127.0.0.1:49152/callback',
      'http://127.0.0.1:0049152/callback',
      'http://127.0.0.1:99999/callback',
      'http://127.0.0.2:49152/callback',
      'http://127.1:49152/callback',
      'http://localhost:49152/callback',
      'http://[::1]:49152/callback',
      'https://127.0.0.1:49152/callback',
      'http://127.0.0.1.evil.example/callback',
      'http://127.0.0.1:49152@evil.example/callback',
      'http://127.0.0.1:49152\\@evil.example/callback',
      'com.example.desktop:/callback2',
      'com.example.desktop://callback',
      'com.example.mobile:/callback?from=login',
      'javascript:alert(1)',
    ]) {
      test(
        `is not brought back to ${address}`,
        onClientSite(way, async ({ site }) => {
          const more = { return_to: address };
          const target = loginTarget(site, { client: 'desktop', attempt: newAttempt(), more });
          const response = await site.browser.visit(target, { accept: 'application/json' });
          await assertRefused(response, 400, 'return_to_invalid');
          assert.deepEqual(site.browser.names(''), []);
        }),
      );
    }

    test(
      'keeps a handle and no cookie, and is known by its name alone',
      onClientSite(way, async ({ site, app }) => {
        const own = app();
        await signInApp(site, own);
        assert.ok(own.handle);
        assert.deepEqual(await own.ids(), ['stub']);
        const token = await own.post('/token', { provider: 'stub' });
        assert.equal(
          ((await token.json()) as { access_token: string }).access_token,
          site.stub.made('access')[0],
        );
        assert.deepEqual(site.browser.names(''), []);
        await own.post('/logout');
        assert.equal(own.handle, '');
        assert.deepEqual(site.stub.revoked.length, 2);
      }),
    );

    test(
      'is told from another app: neither its code nor its handle is worth anything there',
      onClientSite(way, async ({ site, app }) => {
        const right = await codeFor(site, { client: 'desktop', attempt: newAttempt() });
        const [own, other] = [app(), app('console')];
        await assertRefused(await other.post('/redeem', right), 400, 'code_invalid');
        assert.equal((await own.post('/redeem', right)).status, 200);
        other.handle = own.handle;
        assert.deepEqual(await other.ids(), []);
        assert.deepEqual(await own.ids(), ['stub']);
        const response = await own.post('/token/save', { provider: 'stub' });
        const saved = { provider: 'stub', ...((await response.json()) as object) };
        await assertRefused(await other.post('/token/restore', saved), 400, 'saved_token_invalid');
        assert.equal((await app().post('/token/restore', saved)).status, 200);
      }),
    );

    // The scheme was taken by another app, or the port by another program: it has the code, not the verifier.
    test(
      'that caught another one’s code cannot redeem it without the verifier',
      onClientSite(way, async ({ site, app }) => {
        const right = await codeFor(site, { client: 'desktop', attempt: newAttempt() });
        const thief = app();
        const { verifier } = newAttempt();
        await assertRefused(await thief.post('/redeem', { ...right, verifier }), 400, 'code_invalid');
        assert.deepEqual(await thief.ids(), []);
        assert.equal((await app().post('/redeem', right)).status, 200);
      }),
    );

    // What is in a browser never lacks `Origin` where it may send our header; but an odd one would say Sec-Fetch-Site.
    for (const site_ of ['cross-site', 'same-site', 'same-origin', 'none']) {
      test(
        `is no page: with Sec-Fetch-Site ${site_} it is refused, its handle or code with it`,
        onClientSite(way, async ({ site, app }) => {
          const right = await codeFor(site, { client: 'desktop', attempt: newAttempt() });
          const own = app();
          await signInApp(site, own);
          const page = app('desktop', { 'sec-fetch-site': site_ });
          page.handle = own.handle;
          for (const path of ['/logout', '/token', '/token/save'])
            await assertRefused(await page.post(path, {}), 403, 'origin_not_allowed');
          await assertRefused(await page.post('/redeem', right), 403, 'origin_not_allowed');
          await assertRefused(await page.get('/session'), 403, 'origin_not_allowed');
          assert.deepEqual(site.stub.revoked, []);
        }),
      );
    }

    for (const client of ['docs', 'shop', 'nobody', '__proto__', '', 'DESKTOP', 'desktop, desktop']) {
      test(
        `called ${JSON.stringify(client)} is none: the handle and the code of a real one are refused`,
        onClientSite(way, async ({ site, app }) => {
          const right = await codeFor(site, { client: 'desktop', attempt: newAttempt() });
          const own = app();
          await signInApp(site, own);
          const other = app(client);
          other.handle = own.handle;
          await assertRefused(await other.post('/redeem', right), 403, 'origin_not_allowed');
          await assertRefused(await other.post('/token', {}), 403, 'origin_not_allowed');
          assert.deepEqual(await other.ids(), []);
        }),
      );
    }

    // Its pages have an origin, and are kept apart from its own code.
    test(
      'in a web view is known by its origin, and keeps a handle there, too',
      onClientSite(way, async ({ site, open, app }) => {
        const view = open(mobile);
        const body = await codeFor(site, { client: 'mobile', origin: mobile, attempt: newAttempt() });
        await assertRefused(await app('mobile').post('/redeem', body), 400, 'code_invalid');
        assert.equal((await view.post('/redeem', body)).status, 200);
        assert.deepEqual(await view.ids(), ['stub']);
        assert.equal(view.cookies?.header, '');
        const thief = app('mobile');
        thief.handle = view.handle;
        assert.deepEqual(await thief.ids(), []);
      }),
    );

    test(
      'stays signed in as long as a session does, used or not',
      onClientSite(way, async ({ site, app }) => {
        const [used, idle, remembered] = [app(), app(), app()];
        await signInApp(site, used);
        await signInApp(site, idle);
        await signInApp(site, remembered, { more: { remember: '1' } });
        for (let half = 0; half < 12; half++) {
          site.now += day / 2;
          assert.deepEqual(await used.ids(), ['stub']);
        }
        assert.deepEqual(await idle.ids(), []);
        assert.deepEqual(await remembered.ids(), ['stub']);
        site.now += day + 1000;
        assert.deepEqual(await used.ids(), []);
        site.now += 24 * day;
        assert.deepEqual(await remembered.ids(), []);
      }),
    );

    test(
      'that is told a failure or a refusal of the person is told it at its address',
      onClientSite(way, async ({ site }) => {
        const attempt = newAttempt();
        const target = loginTarget(site, { client: 'desktop', attempt, more: { scope: 'everything' } });
        const { at, told } = broughtBack(await site.browser.visit(target));
        assert.equal(at, `${desktopReturn}?`);
        assert.deepEqual([told.get('flow'), told.get('error')], [attempt.flow, 'scope_not_allowed']);
        assert.equal(told.get('code'), null);
      }),
    );

    // A form of any site may post with `Origin`; without our header it is nobody's.
    test(
      'is not spoken for by a form of another site',
      onClientSite(way, async ({ site, app }) => {
        const own = app();
        await signInApp(site, own);
        const response = await site.send({
          ...{ method: 'POST', target: `${site.base}/logout`, body: 'provider=stub' },
          headers: {
            ...{ ...visiting, 'sec-fetch-site': 'cross-site', accept: '*/*' },
            ...{
              origin: 'https://evil.example',
              'x-oauth-client': 'desktop',
              'x-oauth-handle': own.handle,
            },
          },
        });
        await assertRefused(response, 403, 'csrf_refused');
        assert.deepEqual(sessionCookies(response), []);
        assert.deepEqual(await own.ids(), ['stub']);
      }),
    );
  });
});
