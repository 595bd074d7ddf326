import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  Auth0OAuthProvider,
  AzureOAuthProvider,
  GitHubOAuthProvider,
  GoogleOAuthProvider,
  MicrosoftOAuthProvider,
  type OAuthProvider,
} from '../../src/providers/index.js';
import { begin, client, siteUrl } from './authorization-url.js';

const cloudGroups = 'https://www.googleapis.com/auth/cloud-identity.groups.readonly';
const microsoft = 'https://login.microsoftonline.com';
const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';

interface Expected {
  readonly id: string;
  readonly address: string;
  readonly nonce: boolean;
  /** Added to what every authorization request has. */
  readonly params?: Readonly<Record<string, string>>;
  /** By what is fetched: the user (as a rule), groups too, only groups, nothing. */
  readonly scopes: readonly [user: string, both: string, groups: string, nothing: string | null];
}

const azureScopes: Expected['scopes'] = [
  'openid profile email offline_access User.Read',
  'openid profile email offline_access User.Read GroupMember.Read.All',
  'openid profile email offline_access GroupMember.Read.All',
  'openid profile email offline_access',
];
const azure = { id: 'azure', nonce: true, scopes: azureScopes };

const providers: [string, OAuthProvider, Expected][] = [
  [
    'GitHub',
    new GitHubOAuthProvider(client),
    {
      id: 'github',
      address: 'https://github.com/login/oauth/authorize',
      nonce: false,
      scopes: ['read:user user:email', 'read:user user:email read:org', 'read:org', null],
    },
  ],
  [
    'GitHub Enterprise',
    new GitHubOAuthProvider({ ...client, baseUrl: 'https://ghe.example/' }),
    {
      id: 'github',
      address: 'https://ghe.example/login/oauth/authorize',
      nonce: false,
      scopes: ['read:user user:email', 'read:user user:email read:org', 'read:org', null],
    },
  ],
  [
    'Google',
    new GoogleOAuthProvider(client),
    {
      id: 'google',
      address: 'https://accounts.google.com/o/oauth2/v2/auth',
      nonce: true,
      params: { access_type: 'offline', prompt: 'consent' },
      scopes: [
        'openid email profile',
        `openid email profile ${cloudGroups}`,
        `openid email ${cloudGroups}`,
        'openid',
      ],
    },
  ],
  [
    'Google for one domain',
    new GoogleOAuthProvider({
      ...client,
      hostedDomain: 'corp.example',
      authorizationParams: { include_granted_scopes: 'true', hd: 'evil.example' },
    }),
    {
      id: 'google',
      address: 'https://accounts.google.com/o/oauth2/v2/auth',
      nonce: true,
      params: {
        access_type: 'offline',
        prompt: 'consent',
        include_granted_scopes: 'true',
        hd: 'corp.example',
      },
      scopes: [
        'openid email profile',
        `openid email profile ${cloudGroups}`,
        `openid email ${cloudGroups}`,
        'openid',
      ],
    },
  ],
  [
    'Microsoft for everybody',
    new AzureOAuthProvider(client),
    { ...azure, address: `${microsoft}/common/oauth2/v2.0/authorize` },
  ],
  [
    'Microsoft for one tenant',
    new AzureOAuthProvider({ ...client, tenant: tenantId.toUpperCase() }),
    { ...azure, address: `${microsoft}/${tenantId}/oauth2/v2.0/authorize` },
  ],
  [
    'Microsoft for a domain',
    new AzureOAuthProvider({ ...client, tenant: 'contoso.onmicrosoft.com' }),
    { ...azure, address: `${microsoft}/contoso.onmicrosoft.com/oauth2/v2.0/authorize` },
  ],
  [
    'Microsoft of a sovereign cloud',
    new AzureOAuthProvider({
      ...client,
      authority: 'https://login.microsoftonline.us/',
      graph: 'https://graph.microsoft.us/v1.0',
      tenant: 'organizations',
    }),
    { ...azure, address: 'https://login.microsoftonline.us/organizations/oauth2/v2.0/authorize' },
  ],
  [
    'Microsoft with groups of the ID token',
    new MicrosoftOAuthProvider({ ...client, tenant: 'consumers', groups: 'claim' }),
    {
      id: 'microsoft',
      address: `${microsoft}/consumers/oauth2/v2.0/authorize`,
      nonce: true,
      scopes: [
        'openid profile email offline_access User.Read',
        'openid profile email offline_access User.Read',
        'openid profile email offline_access User.Read',
        'openid profile email offline_access',
      ],
    },
  ],
  [
    'Auth0',
    new Auth0OAuthProvider({ ...client, domain: 'acme.eu.auth0.com' }),
    {
      id: 'auth0',
      address: 'https://acme.eu.auth0.com/authorize',
      nonce: true,
      scopes: [
        'openid offline_access profile email',
        'openid offline_access profile email',
        'openid offline_access',
        'openid offline_access',
      ],
    },
  ],
  [
    'Auth0 with an audience',
    new Auth0OAuthProvider({
      ...client,
      domain: 'login.acme.example',
      audience: 'https://api.acme.example/',
    }),
    {
      id: 'auth0',
      address: 'https://login.acme.example/authorize',
      nonce: true,
      params: { audience: 'https://api.acme.example/' },
      scopes: [
        'openid offline_access profile email',
        'openid offline_access profile email',
        'openid offline_access',
        'openid offline_access',
      ],
    },
  ],
];

const wanted = ['', '?fetch_groups=true', '?fetch_user=false&fetch_groups=true', '?fetch_user=false'];

describe('the authorization request', () => {
  for (const [name, provider, expected] of providers) {
    test(`of ${name} has its parameters and no other, and nothing is asked before`, async () => {
      const url = await begin(provider, expected.id);
      assert.equal(url.origin + url.pathname, expected.address);
      const { state, code_challenge: challenge, nonce, ...fixed } = Object.fromEntries(url.searchParams);
      assert.deepEqual(fixed, {
        response_type: 'code',
        client_id: client.clientId,
        redirect_uri: `${siteUrl}/api/oauth/redirect`,
        scope: expected.scopes[0],
        code_challenge_method: 'S256',
        ...expected.params,
      });
      assert.equal(challenge?.length, 43);
      assert.ok(state);
      assert.equal(nonce !== undefined, expected.nonce);
      assert.equal([...url.searchParams].length, new Set(url.searchParams.keys()).size);
    });

    test(`of ${name} asks for the scopes of what is fetched`, async () => {
      const scopes: (string | null)[] = [];
      for (const query of wanted)
        scopes.push((await begin(provider, expected.id, query)).searchParams.get('scope'));
      assert.deepEqual(scopes, expected.scopes);
    });
  }

  const choosers: [string, OAuthProvider, string, string][] = [
    ['GitHub', new GitHubOAuthProvider(client), 'github', 'select_account'],
    // Without consent there would be no refresh token.
    ['Google', new GoogleOAuthProvider(client), 'google', 'consent select_account'],
    ['Microsoft', new AzureOAuthProvider(client), 'azure', 'select_account'],
    ['Auth0', new Auth0OAuthProvider({ ...client, domain: 'acme.eu.auth0.com' }), 'auth0', 'login'],
  ];
  for (const [name, provider, id, prompt] of choosers) {
    test(`of ${name} shows the account chooser by prompt=${prompt}`, async () => {
      const url = await begin(provider, id, '?account=choose');
      assert.deepEqual(url.searchParams.getAll('prompt'), [prompt]);
    });
  }

  test('of Google takes given parameters over its own', async () => {
    const authorizationParams = { prompt: 'select_account', login_hint: 'ada@example.com' };
    const url = await begin(new GoogleOAuthProvider({ ...client, authorizationParams }), 'google');
    assert.equal(url.searchParams.get('prompt'), 'select_account');
    assert.equal(url.searchParams.get('login_hint'), 'ada@example.com');
    assert.equal(url.searchParams.get('access_type'), 'offline');
  });
});
