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
  user: { id: 'username', name: ['username'], avatar: 'profile_image' },
  refresh: { tokens: 'always' },
  register: 'developers.pinterest.com → My apps',
  notes: ['Version 5; older versions are retired.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'authjs', 'nango'],
    tokenEndpoint: ['authjs', 'hybridauth', 'nango'],
    userEndpoint: ['authjs', 'hybridauth', 'socialiteproviders'],
    user: ['allauth', 'authjs', 'socialcore'],
    scopes: ['allauth', 'authjs', 'hybridauth'],
  },
  unconfirmed: ['PKCE: no catalog sends it'],
} as const satisfies CatalogEntry;
