import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deferred } from '../../support/deferred.js';
import { errorOf } from '../../support/site.js';
import { holdBack, type StubReply } from '../../support/stub-server.js';
import type { StubProvider } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, askAsPage, askToken, newest, onTokenSite, patient } from './refresh-site.js';

const minute = 60_000;
const page = { 'content-type': 'text/html' };
const cutShort = { 'content-type': 'application/json', 'content-length': '999', connection: 'close' };

const outages: [string, StubReply | 'silence' | 'cut', string, number][] = [
  ['503', { status: 503 }, 'provider_unreachable', 502],
  ['500 and a page', { status: 500, headers: page, body: '<h1>Oh' }, 'provider_unreachable', 502],
  ['429', { status: 429, headers: { 'retry-after': '5' } }, 'provider_unreachable', 502],
  ['silence', 'silence', 'provider_unreachable', 502],
  ['a broken connection', 'cut', 'provider_unreachable', 502],
  ['an answer that breaks off', { headers: cutShort, body: '{"access_' }, 'provider_unreachable', 502],
  ['a page', { headers: page, body: '<h1>Hi' }, 'token_response_invalid', 502],
  ['a redirect', { status: 302, headers: { location: '/other' } }, 'token_response_invalid', 502],
  ['an answer without a token', { body: { token_type: 'Bearer' } }, 'token_response_invalid', 502],
  ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'invalid_client', 400],
];

/** The provider has done what it was asked for; only its answer is still under way. */
function holdBackAnswer(stub: StubProvider): { reached: Promise<void>; open(): void } {
  const [answered, opened] = [deferred(), deferred()];
  const honest = stub.answers.get('/token');
  stub.answers.set('/token', async (call) => {
    const reply = (await honest?.(call)) ?? 'cut';
    answered.resolve(undefined);
    await opened.promise;
    return reply;
  });
  return { reached: answered.promise, open: () => opened.resolve(undefined) };
}

endpointContract((way) => {
  describe('a token that cannot be refreshed', () => {
    for (const [what, reply, code, status] of outages) {
      test(
        `because of ${what} gives the token until it expires; the session stays, and works again later`,
        onTokenSite(
          way,
          async (site) => {
            const first = newest(site.stub);
            const honest = site.stub.answers.get('/token');
            site.stub.answers.set('/token', () => reply);
            site.now += 59 * minute;
            assert.equal(await accessOf(site), first);
            site.now += minute;
            const response = await askToken(site);
            assert.equal(await errorOf(response), code);
            assert.equal(response.status, status);
            assert.deepEqual(response.headers.getSetCookie(), []);
            assert.deepEqual(await site.ids(), ['stub']);
            assert.equal(site.stub.count('/token'), 3);
            if (honest) site.stub.answers.set('/token', honest);
            site.now += minute;
            assert.equal(await accessOf(site), newest(site.stub));
            assert.equal(site.stub.refreshes.length, 1);
            assert.equal(site.stub.reuses, 0);
          },
          { environment: { timeout: reply === 'silence' ? 0.2 : 5 } },
        ),
      );
    }

    // A provider in trouble would get more calls than ever, and each page would wait for each.
    for (const [what, headers, seconds] of [
      ['for five seconds', {}, 5],
      ['for as long as it says', { 'retry-after': '20' }, 20],
      ['for a minute at most, whatever it says', { 'retry-after': '86400' }, 60],
    ] as const) {
      test(
        `sends a provider that fails no request ${what}, while the old token is valid`,
        onTokenSite(way, async (site) => {
          site.stub.answers.set('/token', () => ({ status: 503, headers: { ...headers } }));
          site.now += 57 * minute;
          const calls = site.stub.count('/token');
          for (let call = 0; call < 3; call++) await accessOf(site);
          assert.equal(site.stub.count('/token'), calls + 1);
          site.now += seconds * 1000 - 1;
          await accessOf(site);
          assert.equal(site.stub.count('/token'), calls + 1);
          site.now += 1;
          await accessOf(site);
          assert.equal(site.stub.count('/token'), calls + 2);
        }),
      );
    }

    test(
      'tells when to ask again, if the provider does in seconds',
      onTokenSite(way, async (site) => {
        site.now += 61 * minute;
        for (const [said, told] of [
          ['5', '5'],
          ['99999', '3600'],
          ['Wed, 21 Oct 2026 07:28:00 GMT', null],
          ['-1', null],
        ] as const) {
          site.stub.answers.set('/token', () => ({ status: 429, headers: { 'retry-after': said } }));
          const response = await askToken(site);
          assert.equal(await errorOf(response), 'provider_unreachable');
          assert.equal(response.headers.get('retry-after'), told);
          site.now += minute;
        }
      }),
    );

    // The second is what GitHub says, with HTTP 200.
    const endings: [string, StubReply][] = [
      ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }],
      ['bad_refresh_token', { body: { error: 'bad_refresh_token' } }],
    ];
    for (const [what, reply] of endings) {
      for (const passed of [59, 60]) {
        test(
          `because of ${what} ends that provider’s session alone once the token has expired, first requested after ${passed} minutes`,
          onTokenSite(way, async (site) => {
            await site.login('?mode=popup', 'openid');
            const before = new Map(site.browser.cookies);
            site.stub.answers.set('/token', () => reply);
            site.now += passed * minute;
            if (passed < 60) {
              // It still lives, and another process may have renewed it.
              assert.equal(await accessOf(site), newest(site.stub));
              assert.deepEqual(await site.ids(), ['stub', 'openid']);
              site.now += minute;
            }
            const response = await askAsPage(site);
            assert.equal(response.status, 401);
            assert.equal(await errorOf(response), 'reauth_required');
            assert.deepEqual(site.browser.names('-session.stub'), []);
            assert.deepEqual(await site.ids(), ['openid']);
            assert.equal(await accessOf(site, 'openid'), newest(site.openid));
            assert.equal(await errorOf(await askToken(site)), 'reauth_required');
            // Nor does a request that was under way meanwhile ask the provider again, or bring it back.
            const tab = site.newBrowser();
            for (const [name, value] of before) tab.cookies.set(name, value);
            assert.equal(await errorOf(await askAsPage(site, 'stub', tab)), 'reauth_required');
            assert.ok(site.stub.count('/token') <= 3);
          }),
        );
      }
    }

    test(
      'that the provider has ended does not prevent a new login',
      onTokenSite(way, async (site) => {
        site.stub.end(site.stub.made('refresh')[0] ?? '');
        site.now += 60 * minute;
        assert.equal(await errorOf(await askAsPage(site)), 'reauth_required');
        await site.login('?mode=popup');
        assert.equal(await accessOf(site), newest(site.stub));
      }),
    );
  });

  describe('signing out while a token is refreshed', () => {
    for (const body of [{ provider: 'stub' }, {}, { forget: true }]) {
      for (const first of ['the grant', 'the revocation']) {
        test(
          `by ${JSON.stringify(body)} ends the new tokens too, ${first} coming first, and nothing brings them back`,
          onTokenSite(
            way,
            async (site) => {
              const { stub, browser } = site;
              site.now += 59 * minute;
              const gate = first === 'the grant' ? holdBackAnswer(stub) : holdBack(stub, '/token');
              const tab = site.newBrowser();
              for (const [name, value] of browser.cookies) tab.cookies.set(name, value);
              const asked = [askToken(site, 'stub', tab), askToken(site, 'stub', tab)];
              await gate.reached;
              const [oldAccess = ''] = stub.made('access');
              assert.equal((await browser.post(`${site.base}/logout`, body)).status, 200);
              gate.open();
              for (const response of await Promise.all(asked)) {
                assert.equal(await errorOf(response), 'reauth_required');
                assert.equal(response.status, 401);
                // It may arrive after a new login, which it must not end.
                assert.deepEqual(response.headers.getSetCookie(), []);
              }
              assert.deepEqual(await site.ids(), []);
              const [old = '', fresh] = stub.made('refresh');
              const ended = first === 'the grant' ? [fresh, newest(stub)] : [];
              assert.deepEqual(stub.revoked, [old, oldAccess, ...ended]);
              assert.equal(stub.refreshes.length, 1);
              await site.login('?mode=popup');
              assert.equal(await accessOf(site), newest(stub));
            },
            { environment: patient() },
          ),
        );
      }
    }

    test(
      'keeps the other provider, whose token is being refreshed too',
      onTokenSite(
        way,
        async (site) => {
          await site.login('?mode=popup', 'openid');
          site.now += 59 * minute;
          const gates = [holdBack(site.stub, '/token'), holdBack(site.openid, '/token')];
          const asked = [askToken(site), askToken(site, 'openid')] as const;
          await Promise.all(gates.map(({ reached }) => reached));
          await site.browser.post(`${site.base}/logout`, { provider: 'stub' });
          for (const { open } of gates) open();
          assert.equal(await errorOf(await asked[0]), 'reauth_required');
          assert.equal((await asked[1]).status, 200);
          assert.deepEqual(await site.ids(), ['openid']);
          assert.deepEqual(site.openid.revoked, []);
        },
        { environment: patient() },
      ),
    );
  });
});
