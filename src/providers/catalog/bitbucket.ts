import type { CatalogEntry } from './entry.js';

const help = 'read 2026-11-29: confluence.atlassian.com/bitbucket/oauth-on-bitbucket-238027431.html';
export const bitbucket = {
  name: 'Bitbucket',
  authorizationEndpoint: 'https://bitbucket.org/site/oauth2/authorize',
  tokenEndpoint: 'https://bitbucket.org/site/oauth2/access_token',
  userEndpoint: 'https://api.bitbucket.org/2.0/user',
  scopes: ['account'],
  userScopes: ['email'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  acceptsSubpaths: true,
  user: {
    id: 'uuid',
    name: ['display_name', 'username'],
    emails: {
      url: 'https://api.bitbucket.org/2.0/user/emails',
      under: 'values',
      address: 'email',
      primary: 'is_primary',
      verified: 'is_confirmed',
    },
    avatar: 'links.avatar.href',
  },
  refresh: { tokens: 'always', lifetime: 7200 },
  answers: { scopeAs: 'scopes' },
  register: 'Bitbucket → Workspace settings → OAuth consumers',
  notes: ['The scopes of the consumer count; one callback URL for each consumer.'],
  confirmedIn: {
    'authorizationEndpoint, tokenEndpoint': ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    'user, scopes': ['authjs', 'pocketbase'],
    clientAuth: ['appwrite', 'arctic'],
    pkce: ['arctic', 'pocketbase'],
    'register, notes': ['arctic', help],
    acceptsSubpaths: [help],
  },
  unconfirmed: ['answers: only socialcore reads scopes', 'refresh: no catalog says its lifetime'],
} as const satisfies CatalogEntry;
