import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite } from '../../support/site.js';
import type { StubReply } from '../../support/stub-server.js';
import { revocable } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, newest, onTokenSite, patient, rotating, signOut } from './refresh-site.js';

const minute = 60_000;

const html = { 'content-type': 'text/html' };
const cutShort = { 'content-length': '999', connection: 'close' };

const answers: [string, StubReply | 'silence' | 'cut'][] = [
  ['200', {}],
  ['204', { status: 204 }],
  ['200 and a page', { headers: html, body: '<h1>OK' }],
  ['400 unsupported_token_type', { status: 400, body: { error: 'unsupported_token_type' } }],
  ['400 and nothing', { status: 400 }],
  ['401', { status: 401, body: { error: 'invalid_client' } }],
  ['404', { status: 404 }],
  ['a redirect', { status: 307, headers: { location: '/token' } }],
  ['503', { status: 503 }],
  ['500 and a page', { status: 500, headers: html, body: '<h1>Oh' }],
  ['429', { status: 429 }],
  ['a broken connection', 'cut'],
  ['an answer that breaks off', { headers: cutShort, body: '{' }],
  ['silence', 'silence'],
];

endpointContract((way) => {
  describe('signing out revokes', () => {
    test(
      'the refresh token first, then the access token, as the client itself (RFC 7009)',
      onTokenSite(way, async (site) => {
        const [access, refresh] = [newest(site.stub), site.stub.made('refresh')[0]];
        await signOut(site, { provider: 'stub' });
        const calls = site.stub.calls.filter(({ path }) => path === '/revoke');
        assert.deepEqual(
          calls.map(({ method, form }) => [method, Object.fromEntries(form)]),
          [
            ['refresh_token', refresh],
            ['access_token', access],
          ].map(([hint, token]) => [
            'POST',
            {
              token,
              token_type_hint: hint,
              client_id: 'stub-client',
              client_secret: 'stub-secret-never-to-be-seen',
            },
          ]),
        );
        assert.equal(site.openid.count('/revoke'), 0);
      }),
    );

    test(
      'an access token alone if there is no refresh token',
      onSite(
        way,
        async (site) => {
          site.stub.token = { refresh_token: undefined };
          await site.login('?mode=popup');
          await signOut(site);
          assert.deepEqual(site.stub.revoked, site.stub.made('access'));
        },
        { stub: rotating },
      ),
    );

    test(
      'at every provider that was signed in with, and where the address was discovered',
      onSite(
        way,
        async (site) => {
          site.openid.metadata = { revocation_endpoint: `${site.openid.url}/revoke` };
          await site.login('?mode=popup');
          await site.login('?mode=popup', 'openid');
          await signOut(site);
          assert.deepEqual([site.stub.revoked.length, site.openid.revoked.length], [2, 2]);
        },
        { stub: revocable },
      ),
    );

    test(
      'nothing if the provider has no revocation, and nothing if nobody is signed in',
      onSite(
        way,
        async (site) => {
          await site.login('?mode=popup', 'openid');
          const calls = [site.stub.calls.length, site.openid.calls.length];
          await signOut(site);
          await signOut(site, { provider: 'stub', forget: true });
          assert.deepEqual([site.stub.calls.length, site.openid.calls.length], calls);
        },
        { stub: revocable },
      ),
    );

    test(
      'the newest tokens, also if the browser still has older ones',
      onTokenSite(way, async (site) => {
        const before = new Map(site.browser.cookies);
        site.now += 59 * minute;
        await accessOf(site);
        for (const [name, value] of before) site.browser.cookies.set(name, value);
        await signOut(site);
        assert.deepEqual(site.stub.revoked, [site.stub.made('refresh')[1], newest(site.stub)]);
      }),
    );

    // A server that ends one kind of token only must not keep the other alive by refusing the first.
    test(
      'the access token also if the refresh token is refused',
      onTokenSite(way, async (site) => {
        const honest = site.stub.answers.get('/revoke');
        site.stub.answers.set('/revoke', (call) =>
          call.form.get('token_type_hint') === 'refresh_token'
            ? { status: 400, body: { error: 'unsupported_token_type' } }
            : (honest?.(call) ?? 'cut'),
        );
        await signOut(site);
        assert.deepEqual(site.stub.revoked, [newest(site.stub)]);
      }),
    );

    for (const [what, reply] of answers) {
      test(`and nobody stays signed in by a provider that answers ${what}`, () => {
        const pauses: number[] = [];
        return onTokenSite(
          way,
          async (site) => {
            site.stub.answers.set('/revoke', () => reply);
            assert.deepEqual(await signOut(site), { logout_url: null });
            // Each token once; or, where it may work later, the first of them twice.
            assert.equal(site.stub.count('/revoke'), 2);
            assert.equal(site.stub.count('/token'), 1);
            const later =
              typeof reply === 'string' || (reply.status ?? 200) > 428 || reply.headers === cutShort;
            assert.deepEqual(pauses, later ? [1000] : []);
          },
          { environment: { ...patient(pauses), timeout: reply === 'silence' ? 0.2 : 5 } },
        )();
      });
    }

    test(
      'once more after a second if the provider failed (RFC 7009 section 2.2.1)',
      onTokenSite(
        way,
        async (site) => {
          const honest = site.stub.answers.get('/revoke');
          let asked = 0;
          site.stub.answers.set('/revoke', (call) =>
            (asked += 1) === 1 ? { status: 503 } : (honest?.(call) ?? 'cut'),
          );
          await signOut(site);
          assert.deepEqual(site.stub.revoked, [...site.stub.made('refresh'), ...site.stub.made('access')]);
        },
        { environment: patient() },
      ),
    );

    test(
      'without making the person wait for a provider that does not respond, and with its logout URL',
      onTokenSite(
        way,
        async (site) => {
          site.stub.answers.set('/revoke', () => 'silence');
          const { logout_url: url } = (await signOut(site)) as { logout_url: string };
          assert.ok(url.startsWith(`${site.stub.url}/end?`), url);
        },
        {
          stub: (own) => ({ ...rotating(own), endSessionEndpoint: `${own.url}/end` }),
          // The two seconds of patience, passed at once; what goes on behind it is not waited for.
          environment: { wait: () => new Promise((resolve) => setImmediate(resolve)), timeout: 1 },
        },
      ),
    );
  });
});
