import type { CatalogEntry } from './entry.js';

export const dribbble = {
  name: 'Dribbble',
  authorizationEndpoint: 'https://dribbble.com/oauth/authorize',
  tokenEndpoint: 'https://dribbble.com/oauth/token',
  userEndpoint: 'https://api.dribbble.com/v2/user',
  scopes: ['public'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['name', 'login'], avatar: 'avatar_url' },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent', idAs: 'number' },
  acceptsSubpaths: true,
  register: 'dribbble.com/account/applications/new',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'authjs', 'grant'],
    tokenEndpoint: ['arctic', 'authjs', 'grant'],
    userEndpoint: ['authjs', 'grant', 'hybridauth'],
    user: ['authjs', 'socialcore', 'socialiteproviders'],
    scopes: ['socialiteproviders', 'authjs'],
    'clientAuth, pkce': ['arctic', 'socialcore'],
    acceptsSubpaths: ['read 2026-11-29: developer.dribbble.com/v1/oauth'],
    register: ['authjs', 'socialcore'],
  },
  unconfirmed: ['answers, refresh: only arctic was found to say so'],
} as const satisfies CatalogEntry;
