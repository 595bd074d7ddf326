import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gatherSettings } from '../../src/cli/gather-settings.js';
import { providerVariables } from '../../src/cli/provider-variables.js';
import { providerTypeNames } from '../../src/providers/index.js';

const gather = async (environment: Record<string, string>): Promise<unknown> => {
  const secret = { OAUTH_SECRET: 'a secret of forty characters for testing' };
  const all = { ...secret, ...environment };
  const { settings } = await gatherSettings(undefined, all, 'http://localhost:8550');
  return settings['providers'];
};

const cases: [string, Record<string, string>, object[]][] = [
  ['nothing brings no provider', {}, []],
  [
    'a secret without an id brings none',
    { GOOGLE_CLIENT_SECRET: 's', AZURE_TENANT: 't', AUTH0_DOMAIN: 'd' },
    [],
  ],
  ['an empty id brings none', { GOOGLE_CLIENT_ID: '', GOOGLE_CLIENT_SECRET: 's' }, []],
  [
    'an id without a secret brings one that will be refused',
    { GOOGLE_CLIENT_ID: 'id' },
    [{ type: 'google', clientId: 'id' }],
  ],
  [
    'each prefix brings its provider',
    {
      MICROSOFT_CLIENT_ID: 'm',
      MICROSOFT_CLIENT_SECRET: 'ms',
      AUTH0_CLIENT_ID: 'a',
      AUTH0_CLIENT_SECRET: 'as',
      AZURE_CLIENT_ID: 'z',
      AZURE_CLIENT_SECRET: 'zs',
      GOOGLE_CLIENT_ID: 'g',
      GOOGLE_CLIENT_SECRET: 'gs',
      GITHUB_CLIENT_ID: 'h',
      GITHUB_CLIENT_SECRET: 'hs',
    },
    [
      { type: 'github', clientId: 'h', clientSecret: 'hs' },
      { type: 'google', clientId: 'g', clientSecret: 'gs' },
      { type: 'azure', clientId: 'z', clientSecret: 'zs' },
      { type: 'microsoft', clientId: 'm', clientSecret: 'ms' },
      { type: 'auth0', clientId: 'a', clientSecret: 'as' },
    ],
  ],
  [
    'tenants belong to their own prefix',
    { AZURE_CLIENT_ID: 'z', AZURE_TENANT: 'one', MICROSOFT_CLIENT_ID: 'm', MICROSOFT_TENANT: 'two' },
    [
      { type: 'azure', clientId: 'z', tenant: 'one' },
      { type: 'microsoft', clientId: 'm', tenant: 'two' },
    ],
  ],
  // An empty tenant that passed for none would let everybody in.
  [
    'an empty tenant stays one, to be refused',
    { AZURE_CLIENT_ID: 'z', AZURE_TENANT: '' },
    [{ type: 'azure', clientId: 'z', tenant: '' }],
  ],
  [
    'a domain and an audience are Auth0’s',
    { AUTH0_CLIENT_ID: 'a', AUTH0_DOMAIN: 'acme.eu.auth0.com', AUTH0_AUDIENCE: 'api', GOOGLE_DOMAIN: 'x' },
    [{ type: 'auth0', clientId: 'a', domain: 'acme.eu.auth0.com', audience: 'api' }],
  ],
  [
    'the catalog’s have their own prefixes and settings',
    {
      DISCORD_CLIENT_ID: 'd',
      DISCORD_CLIENT_SECRET: 'ds',
      GITLAB_CLIENT_ID: 'l',
      GITLAB_BASE_URL: 'https://git.acme.example',
      KEYCLOAK_CLIENT_ID: 'k',
      KEYCLOAK_ISSUER: 'https://id.acme.example/realms/a',
    },
    [
      { type: 'discord', clientId: 'd', clientSecret: 'ds' },
      { type: 'gitlab', clientId: 'l', baseUrl: 'https://git.acme.example' },
      { type: 'keycloak', clientId: 'k', issuer: 'https://id.acme.example/realms/a' },
    ],
  ],
];

describe('providers of the environment', () => {
  for (const [what, environment, providers] of cases) {
    test(`are those whose variables are set: ${what}`, async () => {
      assert.deepEqual(await gather(environment), providers);
    });
  }

  test('are those of every type, each by its own prefix', async () => {
    const prefixes = providerTypeNames.map((type) => type.toUpperCase().replaceAll('-', '_'));
    assert.equal(new Set(prefixes).size, prefixes.length);
    const environment = Object.fromEntries(prefixes.map((prefix) => [`${prefix}_CLIENT_ID`, 'c']));
    assert.deepEqual(
      await gather(environment),
      providerTypeNames.map((type) => ({ type, clientId: 'c' })),
    );
  });

  test('are explained by the variables that each needs', () => {
    assert.deepEqual(providerVariables(), [
      'GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET',
      'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET',
      'AZURE_CLIENT_ID and AZURE_CLIENT_SECRET',
      'MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET',
      'AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET and AUTH0_DOMAIN',
      'APPLE_CLIENT_ID, APPLE_TEAM_ID, APPLE_KEY_ID and APPLE_PRIVATE_KEY',
    ]);
  });
});
