import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type SiteOptions } from '../../support/site.js';
import type { StubProvider } from '../../support/stub-provider.js';
import { expectRefused, loginAsJson } from './openid-login.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const metadataPath = '/.well-known/openid-configuration';

/** Microsoft's kind of issuer: one for each tenant, which the ID token names as `tid`. */
const manyIssuers: SiteOptions = {
  openid: ({ url }) => ({
    issuer: `${url}/{tenantid}/v2.0`,
    authorizationEndpoint: `${url}/authorize`,
    tokenEndpoint: `${url}/token`,
    userEndpoint: `${url}/user`,
    jwksUri: `${url}/jwks`,
  }),
};

const ofTenant = ({ url }: StubProvider, tid: unknown, issuer: unknown = tid) => ({
  tid,
  iss: `${url}/${String(issuer)}/v2.0`,
});

endpointContract((way) => {
  describe('an issuer for each tenant', () => {
    test(
      'takes any tenant whose ID tokens are from its own issuer, without discovering anything',
      onSite(
        way,
        async (site) => {
          for (const tenant of ['one', '72f988bf-86f1-41af-91ab-2d7cd011db47']) {
            site.openid.claims = ofTenant(site.openid, tenant);
            assert.equal((await loginAsJson(site)).status, 303);
            assert.deepEqual(await site.ids(), ['openid']);
          }
          assert.equal(site.openid.count(metadataPath), 0);
        },
        manyIssuers,
      ),
    );

    // S6: a tenant that anybody can have signs somebody in as another's.
    const wrong: [string, (stub: StubProvider) => Record<string, unknown>][] = [
      ['another tenant’s issuer', (stub) => ofTenant(stub, 'one', 'two')],
      ['no tenant', (stub) => ({ iss: `${stub.url}/one/v2.0` })],
      ['no tenant and the place for one', (stub) => ({ iss: `${stub.url}/{tenantid}/v2.0` })],
      ['the provider’s address alone', (stub) => ({ tid: 'one', iss: stub.url })],
      ['an issuer elsewhere', () => ({ tid: 'one', iss: 'https://evil.example/one/v2.0' })],
      ['a tenant that is a number', (stub) => ofTenant(stub, 5)],
      ['a tenant that is a list', (stub) => ofTenant(stub, ['one'])],
      ['a tenant that is empty', (stub) => ofTenant(stub, '', '')],
      ['Microsoft’s own issuer', () => ({ tid: 'one', iss: 'https://login.microsoftonline.com/one/v2.0' })],
    ];
    for (const [what, claims] of wrong) {
      test(
        `refuses an ID token with ${what}`,
        onSite(
          way,
          async (site) => {
            site.openid.claims = claims(site.openid);
            await expectRefused(await loginAsJson(site), site);
          },
          manyIssuers,
        ),
      );
    }

    // S5: no single issuer is known, but a response of another provider is recognised.
    test(
      'takes an iss of its own origin in the callback, and no other',
      onSite(
        way,
        async (site) => {
          site.openid.claims = ofTenant(site.openid, 'one');
          const { url } = site.openid;
          const others = [
            'https://evil.example/one/v2.0',
            `${url}/one/v2.0/`,
            `${url}/one`,
            `${url}/one-of-many`,
          ];
          for (const iss of [
            ...others,
            `${url}/one/two/v2.0`,
            `${url}/one?/v2.0`,
            `${url}/{tenantid}/v2.0`,
          ]) {
            assert.equal(await errorOf(await loginAsJson(site, { iss })), 'issuer_mismatch', iss);
            assert.equal(site.openid.count('/token'), 0);
          }
          const own = await loginAsJson(site, { iss: `${site.openid.url}/one/v2.0` });
          assert.equal(own.status, 303);
        },
        manyIssuers,
      ),
    );
  });

  describe('metadata that was known', () => {
    test(
      "goes on to be used where it can't be fetched again, which is tried each minute",
      onSite(way, async (site) => {
        const login = (): Promise<Response> => loginAsJson(site);
        assert.equal((await login()).status, 303);
        const honest = site.openid.answers.get(metadataPath);
        site.openid.answers.set(metadataPath, () => ({ status: 503 }));
        site.now += 3_600_000;
        for (const [passed, asked] of [
          [0, 2],
          [59_000, 2],
          [1000, 3],
          [3_600_000, 4],
        ] as const) {
          site.now += passed;
          assert.equal((await login()).status, 303);
          assert.equal(site.openid.count(metadataPath), asked);
        }
        if (honest) site.openid.answers.set(metadataPath, honest);
        site.now += 60_000;
        await login();
        site.now += 3_599_000;
        await login();
        assert.equal(site.openid.count(metadataPath), 5);
      }),
    );

    test(
      'is asked for once by many at the same moment, also when it fails',
      onSite(way, async (site) => {
        await site.begin('', 'openid');
        site.openid.answers.set(metadataPath, () => 'cut');
        site.now += 3_600_000;
        await Promise.all(Array.from({ length: 10 }, () => site.begin('', 'openid', site.newBrowser())));
        assert.equal(site.openid.count(metadataPath), 2);
      }),
    );
  });
});
