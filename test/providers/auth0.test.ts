import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Auth0OAuthProvider, type Auth0Options, type RawUser } from '../../src/providers/index.js';
import { client, noList, noProfile, problemsOf } from './authorization-url.js';

const domain = 'acme.eu.auth0.com';
const groupsClaim = 'https://acme.example/roles';
const optionsOf = (more: Partial<Auth0Options> = {}) =>
  new Auth0OAuthProvider({ ...client, domain, ...more }).options;

const profile = {
  sub: 'auth0|5f7c8ec7c33c6c004bbafe82',
  nickname: 'ada',
  name: 'Ada Lovelace',
  picture: 'https://s.gravatar.com/avatar/1.png',
  updated_at: '2026-11-01T10:00:00.000Z',
  email: 'ada@acme.example',
  email_verified: true,
};

describe('Auth0', () => {
  test('makes every address of the domain, which may be one with its scheme', () => {
    const hosts: [string, string][] = [
      [domain, `https://${domain}`],
      [`https://${domain}/`, `https://${domain}`],
      ['login.acme.example', 'https://login.acme.example'],
      ['http://localhost:4010', 'http://localhost:4010'],
    ];
    for (const [given, site] of hosts) {
      const options = optionsOf({ domain: given });
      assert.deepEqual(
        [
          options.issuer,
          options.authorizationEndpoint,
          options.tokenEndpoint,
          options.userEndpoint,
          options.jwksUri,
          options.revocationEndpoint,
          options.endSessionEndpoint,
        ],
        [
          `${site}/`,
          `${site}/authorize`,
          `${site}/oauth/token`,
          `${site}/userinfo`,
          `${site}/.well-known/jwks.json`,
          `${site}/oauth/revoke`,
          `${site}/oidc/logout`,
        ],
      );
    }
  });

  test('needs a domain, or an issuer in its place', () => {
    assert.deepEqual(problemsOf({ type: 'auth0', ...client }), [
      'providers[0].domain: is missing. Set it to the domain of your tenant, such as example.eu.auth0.com',
    ]);
    assert.deepEqual(problemsOf({ type: 'auth0', ...client, issuer: 'https://id.example/' }), []);
  });

  const people: [string, RawUser, unknown[]][] = [
    ['whole', profile, ['Ada Lovelace', 'ada@acme.example', profile.picture]],
    ['without a name', { ...profile, name: undefined }, ['ada', 'ada@acme.example', profile.picture]],
    [
      'with an address that is not verified',
      { ...profile, email_verified: false },
      ['Ada Lovelace', null, profile.picture],
    ],
    [
      'with an address of which nothing is said',
      { ...profile, email_verified: null },
      ['Ada Lovelace', null, profile.picture],
    ],
    ['of little more than an id', { sub: 'x' }, [null, null, null]],
    [
      'of odd types',
      { sub: 'x', name: {}, nickname: 5, email: ['a'], email_verified: true },
      [null, null, null],
    ],
  ];
  for (const [what, raw, [name, email, avatarUrl]] of people) {
    test(`tells of a person ${what}`, async () => {
      assert.deepEqual(await optionsOf().userFn?.(raw, noProfile, {}), { name, email, avatarUrl });
    });
  }

  const found = ['admin', { id: 7, name: 'Staff' }];
  test('finds groups in the claim that is set: in the ID token first', async () => {
    const person = { claims: { [groupsClaim]: found }, raw: noProfile };
    assert.deepEqual(await optionsOf({ groupsClaim }).groupsFn?.(person, noList), found);
  });

  test('finds groups in the profile where the ID token has none', async () => {
    const person = { claims: { groups: ['wrong'] }, raw: () => Promise.resolve({ [groupsClaim]: found }) };
    assert.deepEqual(await optionsOf({ groupsClaim }).groupsFn?.(person, noList), found);
  });

  test('finds no group where the claim is nowhere, whatever it is called', async () => {
    for (const name of [groupsClaim, 'constructor', '__proto__']) {
      const person = { claims: {}, raw: () => Promise.resolve(profile) };
      assert.deepEqual(await optionsOf({ groupsClaim: name }).groupsFn?.(person, noList), []);
    }
  });

  test('says that groupsClaim is to be set where groups are asked for without', async () => {
    const person = { claims: { groups: ['wrong'] }, raw: noProfile };
    await assert.rejects(async () => optionsOf().groupsFn?.(person, noList), {
      code: 'groups_fetch_failed',
      message: /^Set groupsClaim /,
    });
  });
});
