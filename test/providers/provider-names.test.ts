import assert from 'node:assert/strict';
import { test } from 'node:test';
import { providerName } from '../../src/brands/names.js';
import { providerTypes } from '../../src/providers/index.js';
import { client } from './authorization-url.js';

test('a page and the endpoint call each built-in provider by the same name', () => {
  for (const [type, Provider] of Object.entries(providerTypes)) {
    const { id, name } = new Provider({ ...client, domain: 'acme.eu.auth0.com' } as never).options;
    assert.equal(id, type);
    assert.equal(providerName(id), name);
  }
});

test('well-known providers are called by their brand’s spelling', () => {
  const ids = ['github', 'google', 'azure', 'microsoft', 'auth0', 'linkedin'];
  assert.deepEqual(ids.map(providerName), [
    'GitHub',
    'Google',
    'Microsoft',
    'Microsoft',
    'Auth0',
    'LinkedIn',
  ]);
});
