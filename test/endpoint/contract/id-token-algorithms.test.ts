import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWTPayload } from 'jose';
import { OAuthError } from '../../../src/protocol/errors.js';
import { onSite, type Site, type SiteOptions } from '../../support/site.js';
import { byEndpoints, clientSecret, secretBytes, type StubProvider } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { expectRefused, loginAsJson } from './openid-login.js';

type Fields = Readonly<Record<string, unknown>>;

const ofPublicKeys = ['RS256', 'RS384', 'PS256', 'ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'];

/** From now on it signs with that key, under that algorithm's name. */
function signWith(stub: StubProvider, alg: string, key: CryptoKey, header: object = {}): void {
  const idTokenFor = stub.idTokenFor.bind(stub);
  stub.idTokenFor = async (form) => {
    const [, payload = ''] = (await idTokenFor(form)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
    return stub.sign(claims, { alg, ...header }, key);
  };
}

/** From now on its keys are of that algorithm. */
async function changeKeys(stub: StubProvider, alg: string): Promise<{ publicKey: CryptoKey }> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'stub', use: 'sig' };
  stub.answers.set('/jwks', () => ({ body: { keys: [key] } }));
  signWith(stub, alg, privateKey);
  return { publicKey };
}

const metadata = (change: Fields, settings: Fields = {}): SiteOptions => ({
  openid: (stub) => {
    stub.metadata = change;
    return settings;
  },
});

/** The same provider given by its endpoints. */
const byHand = (settings: Fields = {}): SiteOptions => ({
  openid: (stub) => ({
    ...byEndpoints(stub, 'openid'),
    ...{ jwksUri: `${stub.url}/jwks`, scopes: ['openid'] },
    ...settings,
  }),
});

async function expectSignedIn(site: Site): Promise<void> {
  const response = await loginAsJson(site);
  assert.equal(response.status, 303, await response.clone().text());
  assert.deepEqual(await site.ids(), ['openid']);
}

endpointContract((way) => {
  describe('an ID token', () => {
    for (const alg of ofPublicKeys) {
      for (const [what, options] of [
        ['whose metadata lists it', metadata({ id_token_signing_alg_values_supported: ['none', alg] })],
        ['whose metadata lists nothing', metadata({})],
        ['given by its endpoints', byHand()],
        ['whose settings name it', byHand({ idTokenAlgorithms: [alg] })],
        [
          'whose settings name it, whatever the metadata lists',
          metadata({ id_token_signing_alg_values_supported: ['RS512'] }, { idTokenAlgorithms: [alg] }),
        ],
      ] as const) {
        test(
          `signed with ${alg} by a provider ${what} signs in`,
          onSite(
            way,
            async (site) => {
              await changeKeys(site.openid, alg);
              await expectSignedIn(site);
            },
            options,
          ),
        );
      }
    }

    for (const [what, options] of [
      ['metadata lists another', metadata({ id_token_signing_alg_values_supported: ['RS256'] })],
      ['settings name another', byHand({ idTokenAlgorithms: ['RS256', 'PS256'] })],
      [
        'metadata lists no algorithm of public keys',
        metadata({ id_token_signing_alg_values_supported: ['HS256', 'none'] }),
      ],
    ] as const) {
      test(
        `signed with ES256 is refused if ${what}`,
        onSite(
          way,
          async (site) => {
            await changeKeys(site.openid, 'ES256');
            await expectRefused(await loginAsJson(site), site);
            assert.equal(site.openid.count('/user'), 0);
          },
          options,
        ),
      );
    }

    for (const alg of ['HS256', 'HS384', 'HS512']) {
      test(
        `signed with ${alg} and the client secret signs in if the settings name it (OpenID Connect Core 10.1)`,
        onSite(
          way,
          async (site) => {
            signWith(site.openid, alg, secretBytes(clientSecret));
            await expectSignedIn(site);
            assert.equal(site.openid.count('/jwks'), 0);
          },
          metadata({ id_token_signing_alg_values_supported: ['ES256'] }, { idTokenAlgorithms: [alg] }),
        ),
      );
    }

    test(
      'signed with the client secret by a provider given by its endpoints, without keys, signs in, and has its nonce',
      onSite(
        way,
        async (site) => {
          signWith(site.openid, 'HS256', secretBytes(clientSecret));
          site.openid.claims = { nonce: 'of-another-login' };
          await expectRefused(await loginAsJson(site), site);
          site.openid.claims = {};
          await expectSignedIn(site);
        },
        {
          openid: (stub) => ({
            ...byEndpoints(stub, 'openid'),
            ...{ issuer: stub.url, scopes: ['openid'], idTokenAlgorithms: ['HS256'] },
          }),
        },
      ),
    );

    test(
      'signed with another secret is refused at a refresh as at login, if the client secret is the key',
      onSite(
        way,
        async (site) => {
          signWith(site.openid, 'HS256', secretBytes(clientSecret));
          await expectSignedIn(site);
          site.now += 3_600_000;
          signWith(site.openid, 'HS256', secretBytes('x'.repeat(32)));
          const authorization = await site.authorization('openid');
          await assert.rejects(
            authorization!.getToken(),
            (error: unknown) => error instanceof OAuthError && error.code === 'id_token_invalid',
          );
        },
        metadata({}, { idTokenAlgorithms: ['HS256'] }),
      ),
    );

    const listsAll = { id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256', 'HS512', 'ES256'] };
    const forged: [what: string, alg: string, key: string, settings: Fields][] = [
      // Whoever knows the client secret (an app that was taken apart) is not the provider.
      ['with the client secret, which metadata alone lists', 'HS256', clientSecret, {}],
      ['with an empty secret where the client secret counts', 'HS256', '', { idTokenAlgorithms: ['HS256'] }],
      [
        'with another secret, if the client secret is the key',
        'HS256',
        'x'.repeat(32),
        { idTokenAlgorithms: ['HS256'] },
      ],
      ['with another algorithm of the secret', 'HS512', clientSecret, { idTokenAlgorithms: ['HS256'] }],
    ];
    for (const [what, alg, key, settings] of forged) {
      test(
        `signed ${what}, is refused`,
        onSite(
          way,
          async (site) => {
            const bytes = key === '' ? '\0' : key;
            signWith(site.openid, alg, secretBytes(bytes));
            await expectRefused(await loginAsJson(site), site);
            assert.equal(site.openid.count('/user'), 0);
          },
          metadata(listsAll, settings),
        ),
      );
    }

    // The classic confusion: the provider's public key, which everybody has, taken for a secret.
    for (const settings of [{}, { idTokenAlgorithms: ['HS256'] }, { idTokenAlgorithms: ['RS256'] }]) {
      test(
        `signed with the provider’s public key as a secret is refused with ${JSON.stringify(settings)}`,
        onSite(
          way,
          async (site) => {
            const { publicKey } = await changeKeys(site.openid, 'RS256');
            for (const text of [await exportSPKI(publicKey), JSON.stringify(await exportJWK(publicKey))]) {
              signWith(site.openid, 'HS256', secretBytes(text));
              await expectRefused(await loginAsJson(site), site);
            }
            assert.equal(site.openid.count('/user'), 0);
          },
          metadata(listsAll, settings),
        ),
      );
    }

    test(
      'signed with a public key, or not signed, is refused if the client secret is the key',
      onSite(
        way,
        async (site) => {
          await expectRefused(await loginAsJson(site), site);
          const idTokenFor = site.openid.idTokenFor.bind(site.openid);
          for (const header of ['{"alg":"none"}', '{"alg":"HS256"}', '{"alg":"hs256"}', '{}']) {
            site.openid.idTokenFor = async (form) =>
              `${Buffer.from(header).toString('base64url')}.${(await idTokenFor(form)).split('.')[1]}.`;
            await expectRefused(await loginAsJson(site), site);
          }
          assert.equal(site.openid.count('/user'), 0);
        },
        metadata(listsAll, { idTokenAlgorithms: ['HS256'] }),
      ),
    );
  });
});
