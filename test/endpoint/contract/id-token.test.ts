import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { clientId, secondsNow, strangersKey, type StubProvider } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { loginAsJson } from '../../support/login-as-json.js';

const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };

/** Somebody was signed in before, and nothing of that is touched; the profile was not even asked for. */
async function expectRefused(site: Site, code = 'id_token_invalid'): Promise<void> {
  const response = await loginAsJson(site, 'openid');
  assert.equal(await errorOf(response), code);
  assert.equal(response.status, 502);
  assert.equal(site.openid.count('/token'), 1);
  assert.equal(site.openid.count('/user'), 0);
  assert.deepEqual(site.browser.names('-session'), []);
}

// S6: what an ID token that is not for this login, this client or this moment says; `undefined` leaves a claim out.
const wrongClaims: [string, (stub: StubProvider) => Record<string, unknown>][] = [
  ['from another issuer', () => ({ iss: 'https://evil.example' })],
  ['without an issuer', () => ({ iss: undefined })],
  ['for another client', () => ({ aud: 'another-client' })],
  ['without an audience', () => ({ aud: undefined })],
  ['for another authorized party', () => ({ aud: [clientId, 'another'], azp: 'another' })],
  ['for several clients without saying which', () => ({ aud: [clientId, 'another'] })],
  ['expired by more than the tolerance', () => ({ exp: secondsNow() - 31 })],
  ['without an end', () => ({ exp: undefined })],
  ['not valid yet', () => ({ nbf: secondsNow() + 120 })],
  ['without the time it was made', () => ({ iat: undefined })],
  ['without a subject', () => ({ sub: undefined })],
  ['of another login', () => ({ nonce: 'of-another-login' })],
  ['without a nonce', () => ({ nonce: undefined })],
];

endpointContract((way) => {
  describe('an ID token', () => {
    test(
      'that is valid signs in, although it expired within the tolerance',
      onSite(way, async (site) => {
        site.openid.claims = { exp: secondsNow() - 5 };
        assert.equal((await loginAsJson(site, 'openid')).status, 303);
        const [made] = (await site.session()).authorizations;
        assert.equal(made?.user?.id, 'ada');
      }),
    );

    for (const [what, claims] of wrongClaims) {
      test(
        `${what} is refused`,
        onSite(way, async (site) => {
          site.openid.claims = claims(site.openid);
          await expectRefused(site);
        }),
      );
    }

    const forged: [string, (stub: StubProvider, form: URLSearchParams) => Promise<string>][] = [
      [
        'with alg none',
        async (stub, form) => {
          const [, claims = ''] = (await stub.idTokenFor(form)).split('.');
          return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
        },
      ],
      [
        'whose signature was left out',
        async (stub, form) => `${(await stub.idTokenFor(form)).split('.').slice(0, 2).join('.')}.`,
      ],
      [
        'signed by a stranger under the provider’s key id',
        async (stub, form) => {
          const [, claims = ''] = (await stub.idTokenFor(form)).split('.');
          const payload = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
          return stub.sign(payload, {}, (await strangersKey).privateKey);
        },
      ],
      [
        'with an unknown key id',
        async (stub, form) => {
          const [, claims = ''] = (await stub.idTokenFor(form)).split('.');
          const payload = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
          return stub.sign(payload, { kid: 'unknown' });
        },
      ],
      [
        'whose claims were changed after signing',
        async (stub, form) => {
          const [header = '', , signature = ''] = (await stub.idTokenFor(form)).split('.');
          stub.claims = { sub: 'mallory' };
          const [, claims = ''] = (await stub.idTokenFor(form)).split('.');
          return [header, claims, signature].join('.');
        },
      ],
      ['that is no token at all', () => Promise.resolve('nonsense')],
    ];
    for (const [what, forge] of forged) {
      // S6: the claims are right, the signature is not.
      test(
        `${what} is refused`,
        onSite(way, async (site) => {
          const honest = site.openid.answers.get('/token');
          site.openid.answers.set('/token', async (call) => {
            const idToken = await forge(site.openid, call.form);
            const reply = await honest?.(call);
            assert.ok(typeof reply === 'object');
            return { body: { ...(reply.body as object), id_token: idToken } };
          });
          await expectRefused(site);
        }),
      );
    }

    // S6: the public key taken for a shared secret (the classic confusion of RS256 and HS256).
    test(
      'signed with a secret instead of a key is refused',
      onSite(way, async (site) => {
        const honest = site.openid.answers.get('/token');
        site.openid.answers.set('/token', async (call) => {
          const [, claims = ''] = (await site.openid.idTokenFor(call.form)).split('.');
          const payload = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
          const key = new TextEncoder().encode(site.openid.url.padEnd(32, 'x')) as never;
          const reply = await honest?.(call);
          assert.ok(typeof reply === 'object');
          const idToken = await site.openid.sign(payload, { alg: 'HS256' }, key);
          return { body: { ...(reply.body as object), id_token: idToken } };
        });
        await expectRefused(site);
      }),
    );

    test(
      'that is missing is refused',
      onSite(way, async (site) => {
        site.openid.token = { id_token: undefined };
        const response = await loginAsJson(site, 'openid');
        assert.equal(response.status, 502);
        assert.equal(site.openid.count('/user'), 0);
        assert.deepEqual(site.browser.names('-session'), []);
      }),
    );

    for (const [what, reply] of [
      ['are gone', { status: 404 }],
      ['are out of order', { status: 500 }],
      ['are a page', { body: '<h1>Hi' }],
      ['are none', { body: { keys: [] } }],
      ['are somewhere else', { status: 302, headers: { location: '/jwks2' } }],
    ] as const) {
      test(
        `whose provider’s keys ${what} is refused`,
        onSite(way, async (site) => {
          site.openid.answers.set('/jwks', () => reply);
          const response = await loginAsJson(site, 'openid');
          assert.equal(response.status, 502);
          assert.equal(site.openid.count('/jwks2'), 0);
          assert.equal(site.openid.count('/user'), 0);
          assert.deepEqual(site.browser.names('-session'), []);
        }),
      );
    }

    // S7: a profile of somebody else, by a token that was swapped.
    test(
      'whose subject is not the profile’s is refused',
      onSite(way, async (site) => {
        site.openid.user = { sub: 'mallory', name: 'Ada Lovelace' };
        const response = await loginAsJson(site, 'openid');
        assert.equal(response.status, 502);
        assert.equal(await errorOf(response), 'user_fetch_failed');
        assert.deepEqual(site.browser.names('-session'), []);
      }),
    );

    test(
      'of a provider whose keys are not known is not used, however its token address is written',
      onSite(
        way,
        async (site) => {
          const [iat, exp] = [secondsNow(), secondsNow() + 300];
          const claims = { sub: 'mallory', iss: site.stub.url, aud: clientId, iat, exp };
          site.stub.token = { id_token: await site.openid.sign(claims, {}, (await strangersKey).privateKey) };
          const { pathname, search } = new URL(site.stub.approve(await site.begin()));
          await site.browser.visit(pathname + search, json);
          assert.deepEqual(site.browser.names('-session'), []);
        },
        {
          stub: ({ url }) => ({
            tokenEndpoint: `${url}/here/../token`,
            userEndpoint: undefined,
            scopes: ['openid'],
          }),
        },
      ),
    );
  });
});
