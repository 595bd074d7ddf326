import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problemsOf } from './authorization-url.js';

const provider = {
  id: 'acme',
  clientId: 'an-id',
  clientSecret: 'a-secret',
  authorizationEndpoint: 'https://acme.example/authorize',
  tokenEndpoint: 'https://acme.example/token',
};
const issuer = 'https://acme.example';
const jwksUri = 'https://acme.example/keys';
const oneOf =
  'must be one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519, HS256, HS384, HS512';

const accepted: [string, object][] = [
  ['algorithms of public keys', { issuer, jwksUri, idTokenAlgorithms: ['ES256', 'EdDSA'] }],
  ['algorithms of the client secret', { issuer, idTokenAlgorithms: ['HS256', 'HS512'] }],
  ['headers of the user endpoint', { userHeaders: { 'Notion-Version': '2022-06-28', 'x-b': 'a b' } }],
  ['no headers', { userHeaders: {} }],
  ['a user in the token answer', { userFromToken: 'authed_user' }],
  ['a user deep in the token answer', { userFromToken: 'owner.user' }],
  ['a lifetime', { defaultExpiresIn: 7200 }],
  ['a hint at sign-out', { sendsIdTokenHint: true }],
];

const refused: [string, object, string[]][] = [
  // It would let anybody sign ID tokens.
  ['no signature', { issuer, jwksUri, idTokenAlgorithms: ['none'] }, [`idTokenAlgorithms[0]: ${oneOf}`]],
  [
    'an unknown algorithm',
    { issuer, jwksUri, idTokenAlgorithms: ['RS256', 'rs256'] },
    [`idTokenAlgorithms[1]: ${oneOf}`],
  ],
  [
    'no algorithm',
    { issuer, jwksUri, idTokenAlgorithms: [] },
    ['idTokenAlgorithms: is empty. List at least one, such as RS256, or leave it out'],
  ],
  [
    'an algorithm without its list',
    { issuer, jwksUri, idTokenAlgorithms: 'HS256' },
    ['idTokenAlgorithms: must be a list'],
  ],
  // A public key must never be taken for a secret, nor the other way round.
  [
    'algorithms of both kinds',
    { issuer, jwksUri, idTokenAlgorithms: ['RS256', 'HS256'] },
    ['idTokenAlgorithms: must be of public keys or of the client secret (HS…), not of both'],
  ],
  [
    'a client secret that is not there',
    { issuer, idTokenAlgorithms: ['HS256'], clientSecret: undefined, clientAuth: 'none' },
    [
      'clientSecret: is missing: it is the key of idTokenAlgorithms. Copy it from the page where your app is registered with the provider',
    ],
  ],
  [
    'the client secret without an issuer',
    { idTokenAlgorithms: ['HS256'] },
    [
      'issuer: is missing: ID tokens that are checked with the client secret name it. Set it to the URL by which the provider names itself, such as https://id.example.com',
    ],
  ],
  [
    'public keys that are nowhere',
    { issuer, idTokenAlgorithms: ['ES256'] },
    [
      'jwksUri: is missing: the keys of idTokenAlgorithms are there. Set it to the URL at which the provider publishes its keys',
    ],
  ],
  ['a list of headers', { userHeaders: ['a'] }, ['userHeaders: must be an object']],
  [
    'a header without a name',
    { userHeaders: { '': 'a' } },
    ['userHeaders.: is empty. Give it a value, or leave it out'],
  ],
  [
    'a header with a space in its name',
    { userHeaders: { 'a b': 'c' } },
    ['userHeaders.a b: is no name of a header. Use letters, digits and "-", such as x-api-key'],
  ],
  [
    'the token’s own header',
    { userHeaders: { Authorization: 'x' } },
    ['userHeaders.Authorization: is a header that is never passed on. Remove it'],
  ],
  [
    'a cookie',
    { userHeaders: { cookie: 'a=b' } },
    ['userHeaders.cookie: is a header that is never passed on. Remove it'],
  ],
  [
    'the host',
    { userHeaders: { HOST: 'a' } },
    ['userHeaders.HOST: is a header that is never passed on. Remove it'],
  ],
  // Headers of its own, and another request.
  [
    'a line break in a header',
    { userHeaders: { a: 'b\r\ncookie: c' } },
    ['userHeaders.a: is no value of a header. Use visible ASCII characters'],
  ],
  [
    'a header of more than ASCII',
    { userHeaders: { a: 'ä' } },
    ['userHeaders.a: is no value of a header. Use visible ASCII characters'],
  ],
  ['a header that is a number', { userHeaders: { a: 5 } }, ['userHeaders.a: must be text']],
  [
    'an empty field',
    { userFromToken: '' },
    ['userFromToken: must be the name of a field, such as athlete or owner.user'],
  ],
  [
    'a field that is none',
    { userFromToken: 'a..b' },
    ['userFromToken: must be the name of a field, such as athlete or owner.user'],
  ],
  ['a function in place of a field', { userFromToken: () => 'a' }, ['userFromToken: must be text']],
  ['a lifetime in words', { defaultExpiresIn: '3600' }, ['defaultExpiresIn: must be a number of seconds']],
  ['a lifetime of seconds', { defaultExpiresIn: 59 }, ['defaultExpiresIn: must be 60 or more']],
  ['a lifetime that never ends', { defaultExpiresIn: Infinity }, ['defaultExpiresIn: must be whole seconds']],
  ['a hint in words', { sendsIdTokenHint: 'yes' }, ['sendsIdTokenHint: must be true or false']],
];

describe('settings for what a provider answers', () => {
  for (const [what, change] of accepted)
    test(`${what}: are taken`, () => assert.deepEqual(problemsOf({ ...provider, ...change }), []));

  for (const [what, change, problems] of refused)
    test(`${what}: are refused by name`, () =>
      assert.deepEqual(
        problemsOf({ ...provider, ...change }),
        problems.map((problem) => `providers[0].${problem}`),
      ));

  test('are taken by built-in providers, too', () =>
    assert.deepEqual(
      problemsOf({
        type: 'google',
        clientId: 'a',
        clientSecret: 'b',
        sendsIdTokenHint: true,
        userHeaders: { a: 'b' },
      }),
      [],
    ));
});
