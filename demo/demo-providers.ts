import { GitHubOAuthProvider, OAuthProvider } from '../src/endpoint/index.js';
import type { GitHubApp } from './providers/github.js';
import type { OpenIdClient, RunningProviders } from './start-providers.js';

const scopes = ['openid', 'profile', 'email'];

function gitHubProvider({ clientId, clientSecret, url }: GitHubApp): GitHubOAuthProvider {
  if (url === undefined) return new GitHubOAuthProvider({ clientId, clientSecret });
  return new GitHubOAuthProvider({
    clientId,
    clientSecret,
    issuer: url,
    authorizationEndpoint: `${url}/login/oauth/authorize`,
    tokenEndpoint: `${url}/login/oauth/access_token`,
    userEndpoint: `${url}/user`,
    emailsEndpoint: `${url}/user/emails`,
  });
}

function openIdProvider(
  id: string,
  name: string,
  { issuer, clientId, clientSecret }: OpenIdClient,
): OAuthProvider {
  return new OAuthProvider({ id, name, issuer, clientId, clientSecret, scopes });
}

/** What a site would write into its settings: one line a provider. */
export function demoProviders({ github, demo, demoCoop }: RunningProviders) {
  return [
    gitHubProvider(github),
    openIdProvider('demo', 'Demo ID', demo),
    openIdProvider('demo-coop', 'Demo ID with COOP', demoCoop),
  ];
}
