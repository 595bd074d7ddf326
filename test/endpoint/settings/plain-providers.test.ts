import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOAuthEndpoint, type ProviderSetting } from '../../../src/endpoint/index.js';

const client = { clientId: 'id', clientSecret: 'secret' };

/** Written where they are used: TypeScript then refuses any name that the type does not have. */
const plain: readonly ProviderSetting[] = [
  { type: 'github', ...client, baseUrl: 'https://github.example.com' },
  { type: 'google', ...client, hostedDomain: 'example.com' },
  { type: 'azure', ...client, tenant: 'contoso.onmicrosoft.com', groups: 'claim' },
  { type: 'auth0', ...client, domain: 'example.eu.auth0.com', audience: 'https://api.example.com' },
  { type: 'okta', ...client, domain: 'acme.okta.com' },
  { type: 'gitlab', ...client, baseUrl: 'https://gitlab.example.com' },
  { type: 'shopify', ...client, shop: 'acme' },
  { id: 'acme', issuer: 'https://id.acme.example', ...client, scopes: ['openid'] },
  // @ts-expect-error A misspelt name is an error, in settings with a type too.
  { type: 'discord', ...client, scpoes: ['identify'] },
  // @ts-expect-error Without a type as well.
  { id: 'other', issuer: 'https://id.other.example', ...client, scpoes: ['openid'] },
];

test('settings written in TypeScript name what a built-in provider has of its own', () => {
  const providers = plain.slice(0, 8);
  const endpoint = createOAuthEndpoint({
    secret: 'a secret of forty characters for testing',
    baseUrl: 'https://example.com',
    log: false,
    providers,
  });
  assert.deepEqual(
    endpoint.providers().providers.map(({ id }) => id),
    providers.map((one) => ('type' in one ? one.type : 'acme')),
  );
});
