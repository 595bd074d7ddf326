import {
  Auth0OAuthProvider,
  AzureOAuthProvider,
  GitHubOAuthProvider,
  GoogleOAuthProvider,
  OAuthProvider,
} from '../src/endpoint/index.js';
import type { DemoClient } from './provider-credentials.js';
import type { LocalId } from './local-providers.js';
import { rolesClaim } from './providers/auth0.js';

type Clients = Readonly<Record<LocalId, DemoClient>>;

/** Without an address of its own it is github.com. Pages call its API through the endpoint's proxy. */
function gitHub({ url, ...client }: DemoClient): OAuthProvider {
  const emulated = {
    authorizationEndpoint: `${url}/login/oauth/authorize`,
    tokenEndpoint: `${url}/login/oauth/access_token`,
    userEndpoint: `${url}/user`,
  };
  return new GitHubOAuthProvider({
    ...client,
    ...(url === undefined ? {} : emulated),
    tokens: 'proxy',
    allowedScopes: ['repo'],
  });
}

function google({ url, ...client }: DemoClient): OAuthProvider {
  const emulated = {
    issuer: url ?? '',
    groupsEndpoint: `${url}/v1/groups/-/memberships:searchDirectGroups`,
    refusesWebviews: true,
  };
  return new GoogleOAuthProvider({ ...client, ...(url === undefined ? {} : emulated) });
}

function azure({ url, ...client }: DemoClient, tenant = 'common'): OAuthProvider {
  const emulated = { authority: url ?? '', graph: `${url}/v1.0` };
  return new AzureOAuthProvider({ ...client, tenant, ...(url === undefined ? {} : emulated) });
}

function auth0({ url, ...client }: DemoClient, domain = ''): OAuthProvider {
  return new Auth0OAuthProvider({ ...client, domain: url ?? domain, groupsClaim: rolesClaim });
}

/** LinkedIn by the generic provider: it breaks on PKCE, and its ID tokens don't repeat the nonce. */
function linkedIn({ url, ...client }: DemoClient): OAuthProvider {
  const issuer = url ?? 'https://www.linkedin.com/oauth';
  const scopes = ['openid', 'profile', 'email'];
  return new OAuthProvider({ id: 'linkedin', ...client, issuer, scopes, pkce: false, nonce: false });
}

export function demoId(
  id: string,
  name: string,
  { url = '', ...client }: DemoClient,
  more: object = {},
): OAuthProvider {
  const scopes = ['openid', 'profile', 'email'];
  return new OAuthProvider({ id, name, issuer: url, ...client, scopes, groupScopes: ['groups'], ...more });
}

/** What a site would write into its settings. */
export function demoProviders(clients: Clients, environment: NodeJS.ProcessEnv): OAuthProvider[] {
  return [
    gitHub(clients.github),
    google(clients.google),
    azure(clients.azure, environment['AZURE_TENANT']),
    auth0(clients.auth0, environment['AUTH0_DOMAIN']),
    linkedIn(clients.linkedin),
    demoId('demo', 'Demo ID', clients.demo),
    demoId('demo-coop', 'Demo ID with COOP', clients['demo-coop']),
    demoId('demo-short', 'Demo ID with short tokens', clients['demo-short'], { tokens: 'page' }),
  ];
}
