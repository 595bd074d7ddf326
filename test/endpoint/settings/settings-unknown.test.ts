import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownSetting } from '../../../src/endpoint/settings/unknown-setting.js';

const known = ['clientId', 'clientSecret', 'issuer', 'scopes', 'id'];

for (const [name, problem] of [
  ['clientID', 'is not a setting. Did you mean clientId?'],
  ['client_secret', 'is not a setting. Did you mean clientSecret?'],
  ['scope', 'is not a setting. Did you mean scopes?'],
  ['isuer', 'is not a setting. Did you mean issuer?'],
  ['x', 'is not a setting'],
  ['toString', 'is not a setting'],
  ['a'.repeat(100_000), 'is not a setting'],
  ['redis', 'is not a setting. Set store to redisStore({ url }) of oauth-elements/redis'],
] as const) {
  test(`the unknown setting ${name.slice(0, 20)} ${problem}`, () => {
    assert.equal(unknownSetting(name, known), problem);
  });
}
