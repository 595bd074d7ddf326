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
    issuer: ['read 2026-11-23: docs.github.com/apps/oauth-apps'],
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['appwrite', 'aspnetcontrib', 'betterauth'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
  },
  unconfirmed: ['scopes, groups, clientAuth, answers, refresh, acceptsSubpaths, register, notes'],
} as const satisfies CatalogEntry;
