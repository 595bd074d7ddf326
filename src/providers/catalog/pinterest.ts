import type { CatalogEntry } from './entry.js';

export const pinterest = {
  name: 'Pinterest',
  authorizationEndpoint: 'https://www.pinterest.com/oauth/',
  tokenEndpoint: 'https://api.pinterest.com/v5/oauth/token',
  userEndpoint: 'https://api.pinterest.com/v5/user_account',
  scopes: ['user_accounts:read'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'id', name: ['username'], avatar: 'profile_image' },
  refresh: { tokens: 'always' },
  register: 'developers.pinterest.com → My apps',
  notes: ['Version 5; older versions are retired.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'authjs', 'nango'],
    tokenEndpoint: ['authjs', 'hybridauth', 'nango'],
    userEndpoint: ['authjs', 'hybridauth', 'socialiteproviders'],
    scopes: ['allauth', 'authjs', 'hybridauth'],
  },
  unconfirmed: [
    'clientAuth, wire, refresh, register, notes',
    'user: the id is in Pinterest’s API description alone (v5/openapi.yaml, Account); catalogs take the name',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
