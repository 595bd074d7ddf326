import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generateKeyPair, type JWTPayload } from 'jose';
import { errorOf, onSite, type Site, type SiteOptions } from '../../support/site.js';
import { clientSecret, secretBytes } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { loginAsJson } from '../../support/login-as-json.js';

const stranger = generateKeyPair('RS256');
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a provider signs about the person, when it is right. */
const claimsOf = ({ openid }: Site): JWTPayload => ({
  ...{ sub: 'ada', name: 'Ada, signed' },
  ...{ iss: openid.url, aud: 'stub-client' },
});

type Sign = (site: Site) => Promise<string>;

const changed =
  (claims: JWTPayload): Sign =>
  (site) =>
    site.openid.sign({ ...claimsOf(site), ...claims });

const refused: readonly [title: string, sign: Sign, type?: string][] = [
  [
    'that another key has signed under the right name',
    async (site) => site.openid.sign(claimsOf(site), {}, (await stranger).privateKey),
  ],
  [
    'that another key has signed under a name of its own',
    async (site) => site.openid.sign(claimsOf(site), { kid: 'stranger' }, (await stranger).privateKey),
  ],
  [
    'that nobody has signed',
    (site) => Promise.resolve(`${base64url({ alg: 'none' })}.${base64url(claimsOf(site))}.`),
  ],
  [
    'whose text was changed after it was signed',
    async (site) => {
      const [head, , signature] = (await site.openid.sign(claimsOf(site))).split('.');
      return `${head}.${base64url({ ...claimsOf(site), name: 'Mallory' })}.${signature}`;
    },
  ],
  ['for another client', changed({ aud: 'another-client' })],
  ['of another issuer', changed({ iss: 'https://other.example' })],
  ['about somebody else', changed({ sub: 'mallory' })],
  ['that is called JSON', changed({}), 'application/json'],
  ['whose kind is in capitals', changed({}), 'APPLICATION/JWT'],
];

/** A provider whose user endpoint answers in signed form (OpenID Connect Core section 5.3.2). */
const signing: SiteOptions = {
  openid: (stub) => {
    stub.metadata = { userinfo_signing_alg_values_supported: ['RS256'] };
    return {};
  },
};

/** One whose ID tokens, and so its other answers, are signed with the client secret. */
const signingBySecret: SiteOptions = {
  openid: (stub) => {
    stub.metadata = { userinfo_signing_alg_values_supported: ['HS256', 'RS256'] };
    const idTokenFor = stub.idTokenFor.bind(stub);
    stub.idTokenFor = async (form) => {
      const [, payload = ''] = (await idTokenFor(form)).split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
      return stub.sign(claims, { alg: 'HS256' }, secretBytes(clientSecret));
    };
    return { idTokenAlgorithms: ['HS256'] };
  },
};

const answerWith = (site: Site, sign: Sign, type = 'application/jwt'): void => {
  site.openid.answers.set('/user', async () => ({
    headers: { 'content-type': type },
    body: await sign(site),
  }));
};

endpointContract((way) => {
  describe('a signed answer of the user endpoint', () => {
    for (const type of ['application/jwt', 'application/jwt;charset=utf-8'])
      test(
        `is read where its signature holds, as ${type}`,
        onSite(
          way,
          async (site) => {
            answerWith(site, changed({}), type);
            await site.login('?mode=popup', 'openid');
            const { authorizations } = await site.session();
            assert.deepEqual(
              authorizations.map(({ user }) => user?.name),
              ['Ada, signed'],
            );
          },
          signing,
        ),
      );

    test(
      'is read where the client secret has signed it, and ID tokens are signed so',
      onSite(
        way,
        async (site) => {
          answerWith(site, () =>
            site.openid.sign(claimsOf(site), { alg: 'HS256' }, secretBytes(clientSecret)),
          );
          await site.login('?mode=popup', 'openid');
          const { authorizations } = await site.session();
          assert.deepEqual(
            authorizations.map(({ user }) => user?.name),
            ['Ada, signed'],
          );
        },
        signingBySecret,
      ),
    );

    for (const [what, sign] of [
      [
        'another secret',
        (site) => site.openid.sign(claimsOf(site), { alg: 'HS256' }, secretBytes('x'.repeat(32))),
      ],
      [
        'a key that nobody names',
        async (site) => site.openid.sign(claimsOf(site), {}, (await stranger).privateKey),
      ],
    ] satisfies [string, Sign][])
      test(
        `that ${what} has signed where the client secret counts signs nobody in`,
        onSite(
          way,
          async (site) => {
            answerWith(site, sign);
            assert.equal(await errorOf(await loginAsJson(site, 'openid')), 'id_token_invalid');
            assert.deepEqual((await site.session()).authorizations, []);
          },
          signingBySecret,
        ),
      );

    for (const [title, sign, type] of refused)
      test(
        `${title} signs nobody in`,
        onSite(
          way,
          async (site) => {
            answerWith(site, sign, type);
            const error = await errorOf(await loginAsJson(site, 'openid'));
            assert.ok(['user_fetch_failed', 'id_token_invalid'].includes(error), error);
            assert.deepEqual((await site.session()).authorizations, []);
          },
          signing,
        ),
      );
  });
});
