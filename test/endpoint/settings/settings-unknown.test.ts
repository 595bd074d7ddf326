import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownSetting } from '../../../src/endpoint/settings/unknown-setting.js';

const known = ['clientId', 'clientSecret', 'issuer', 'scopes', 'id', 'idle', 'nonce'];

for (const [name, problem] of [
  ['clientID', 'is not a setting. Did you mean clientId?'],
  ['client_secret', 'is not a setting. Did you mean clientSecret?'],
  ['scope', 'is not a setting. Did you mean scopes?'],
  ['isuer', 'is not a setting. Did you mean issuer?'],
  ['idel', 'is not a setting. Did you mean idle?'],
  ['dile', 'is not a setting. Did you mean idle?'],
  ['ildee', 'is not a setting'],
  ['cleintSercet', 'is not a setting. Did you mean clientSecret?'],
  ['x', 'is not a setting'],
  ['toString', 'is not a setting'],
  ['a'.repeat(100_000), 'is not a setting'],
  ['redis', 'is not a setting. Set store to redisStore({ url }) of oauth-elements/redis'],
] as const) {
  test(`the unknown setting ${name.slice(0, 20)} ${problem}`, () => {
    assert.equal(unknownSetting(name, known), problem);
  });
}

test('an unknown setting where there are few has the names of all', () => {
  assert.equal(
    unknownSetting('x', ['idle', 'absolute', 'remember']),
    'is not a setting. Remove it: those here are idle, absolute and remember',
  );
  assert.equal(unknownSetting('x', ['kind']), 'is not a setting. Remove it: those here are kind');
});
