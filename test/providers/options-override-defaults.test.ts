import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { providerTypes, type OAuthProvider } from '../../src/providers/index.js';
import { begin, client, problemsOf } from './authorization-url.js';

const more: Readonly<Record<string, object>> = { auth0: { domain: 'acme.eu.auth0.com' } };
const types = Object.keys(providerTypes);

const make = (type: string, options: object): OAuthProvider => {
  const Provider = providerTypes[type]!;
  return new Provider({ ...client, ...more[type], ...options } as never);
};

const endpoints = {
  authorizationEndpoint: 'http://localhost:4000/a',
  tokenEndpoint: 'http://localhost:4000/t',
  userEndpoint: 'http://localhost:4000/u',
  jwksUri: 'http://localhost:4000/j',
  revocationEndpoint: 'http://localhost:4000/r',
  endSessionEndpoint: 'http://localhost:4000/e',
};

const settings = {
  id: 'mine',
  name: 'Mine',
  issuer: 'https://id.example',
  ...endpoints,
  scopes: ['openid', 'profile', 'mine'],
  userScopes: ['my-user'],
  groupScopes: ['my-groups'],
  allowedScopes: ['my-other'],
  apiBases: ['https://api.example'],
  apiHeaders: ['x-mine'],
  accountParams: { prompt: 'mine' },
  refreshParams: { mine: 'yes' },
  redirectUrl: 'https://app.example/mine',
  postLogoutRedirectUrl: 'https://app.example/bye',
  tokens: 'proxy',
  clientAuth: 'client_secret_basic',
  pkce: false,
  nonce: false,
  refusesWebviews: true,
  userIdFn: () => 'x',
  userFn: () => ({}),
  sameUserFn: () => true,
  groupsFn: () => [],
  revokeFn: () => Promise.resolve(204),
};

/** Fresh and frozen lists: one provider's mistake is not another's. */
const given = (): object =>
  frozen(
    Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
    ),
  );

function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object') Object.freeze(inner);
  return Object.freeze(value);
}

describe('a built-in provider', () => {
  for (const type of types) {
    test(`of type ${type} takes every option over its own, and changes nothing that was given`, () => {
      const mine = given();
      const before = JSON.stringify(mine);
      const provider = make(type, mine);
      for (const [name, value] of Object.entries(mine))
        assert.deepEqual(provider.options[name as keyof typeof provider.options], value, name);
      assert.equal(JSON.stringify(mine), before);
      assert.deepEqual(problemsOf(provider), []);
    });

    test(`of type ${type} takes what is undefined as not set`, () => {
      const nothing = Object.fromEntries(Object.keys(settings).map((name) => [name, undefined]));
      const [plain, with_] = [make(type, {}).options, make(type, nothing).options];
      assert.deepEqual(Object.keys(with_).sort(), Object.keys(plain).sort());
      assert.equal(JSON.stringify(with_), JSON.stringify(plain));
      assert.deepEqual(problemsOf({ type, ...client, ...more[type], ...nothing }), []);
    });

    test(`of type ${type} keeps its id and name, and its own issuer is no other`, () => {
      const plain = make(type, {}).options;
      assert.equal(plain.id, type);
      assert.equal(JSON.stringify(make(type, { issuer: plain.issuer }).options), JSON.stringify(plain));
      assert.equal(make(type, { id: 'mine' }).options.id, 'mine');
    });

    // The tokens of one issuer must never go to another, nor a person be taken there.
    test(`of type ${type} with another issuer is discovered there, and nobody of its own is named`, async () => {
      const issuer = 'http://localhost:4000/id';
      const foreign = make(type, { issuer, domain: undefined });
      const asked: string[] = [];
      const url = await begin(foreign, type, '?fetch_groups=true', (address) => {
        asked.push(address);
        return Promise.resolve(
          Response.json({
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
          }),
        );
      });
      assert.deepEqual(asked, [`${issuer}/.well-known/openid-configuration`]);
      assert.equal(url.origin + url.pathname, `${issuer}/authorize`);
      const { issuer: found, ...options } = foreign.options;
      assert.equal(found, issuer);
      const named = JSON.stringify(options).match(/https:\/\/[\w.-]+/g) ?? [];
      assert.deepEqual(named, []);
      assert.equal(options.revokeFn, undefined);
    });

    test(`of type ${type} with another issuer and endpoints uses those`, async () => {
      const provider = make(type, { issuer: 'https://id.example', ...endpoints });
      const url = await begin(provider, type);
      assert.equal(url.origin + url.pathname, endpoints.authorizationEndpoint);
      for (const [name, value] of Object.entries(endpoints))
        assert.equal(provider.options[name as keyof typeof endpoints], value);
    });
  }

  for (const type of types.filter((name) => name !== 'github')) {
    test(`of type ${type} asks for openid whatever scopes are given`, () => {
      const { scopes = [] } = make(type, { scopes: ['mine', 'openid'] }).options;
      assert.equal(scopes[0], 'openid');
      assert.equal(scopes.filter((scope) => scope === 'openid').length, 1);
      assert.ok(scopes.includes('mine'));
    });
  }

  // Without it Microsoft names no `oid`, and every profile would be somebody else's.
  test('of type azure asks for profile whatever scopes are given', () => {
    assert.deepEqual(make('azure', { scopes: ['mine'] }).options.scopes, ['openid', 'profile', 'mine']);
  });
});
