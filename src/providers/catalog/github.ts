import type { CatalogEntry } from './entry.js';

/** `GitHubOAuthProvider` does what data cannot: Enterprise, emails, teams, revocation. */
export const github = {
  name: 'GitHub',
  issuer: 'https://github.com/login/oauth',
  authorizationEndpoint: 'https://github.com/login/oauth/authorize',
  tokenEndpoint: 'https://github.com/login/oauth/access_token',
  userEndpoint: 'https://api.github.com/user',
  scopes: [],
  userScopes: ['read:user', 'user:email'],
  clientAuth: 'client_secret_post',
  user: {
    id: 'id',
    name: ['name', 'login'],
    emails: {
      url: 'https://api.github.com/user/emails',
      ...{ address: 'email', primary: 'primary', verified: 'verified' },
    },
    avatar: 'avatar_url',
  },
  groups: {
    scopes: ['read:org'],
    list: { url: 'https://api.github.com/user/teams?per_page=100', id: 'id', name: 'name' },
  },
  refresh: { tokens: 'on-request', rotates: true, note: 'only tokens of GitHub Apps expire' },
  answers: { errorStatus: 200, scopeAs: 'comma', lifetimeAs: 'absent', idAs: 'number', nullsInUser: true },
  acceptsSubpaths: true,
  register: 'GitHub → Settings → Developer settings → OAuth Apps',
  notes: ['baseUrl is the address of a GitHub Enterprise server.'],
  confirmedIn: {
    'issuer, refresh': ['read 2026-11-23: github/docs content/apps'],
    'authorizationEndpoint, tokenEndpoint': ['allauth', 'appwrite', 'arctic'],
    'userEndpoint, scopes': ['betterauth', 'logto'],
    'user, notes': ['allauth', 'authjs'],
    'clientAuth, register': ['logto', 'nango'],
    'answers, acceptsSubpaths': ['read 2026-11-29: github/docs content/apps/oauth-apps'],
    groups: ['read 2026-11-29: octokit/plugin-rest-endpoint-methods.js docs/teams'],
  },
} as const satisfies CatalogEntry;
