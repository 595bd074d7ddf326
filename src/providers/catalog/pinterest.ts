import type { CatalogEntry } from './entry.js';

const api = 'read 2026-11-29: github.com/pinterest/api-description v5/openapi.yaml';

export const pinterest = {
  name: 'Pinterest',
  authorizationEndpoint: 'https://www.pinterest.com/oauth/',
  tokenEndpoint: 'https://api.pinterest.com/v5/oauth/token',
  userEndpoint: 'https://api.pinterest.com/v5/user_account',
  scopes: ['user_accounts:read'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_basic',
  user: { id: 'id', name: ['username'], avatar: 'profile_image' },
  refresh: { tokens: 'always' },
  register: 'developers.pinterest.com → My apps',
  notes: [
    'An app from before 25 September 2025 needs tokenParams { continuous_refresh: "true" } to refresh.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'authjs', 'nango'],
    tokenEndpoint: ['authjs', 'hybridauth', 'nango'],
    userEndpoint: ['authjs', 'hybridauth', 'socialiteproviders'],
    user: [api],
    scopes: ['allauth', 'authjs', 'hybridauth'],
    clientAuth: ['allauth', 'nango', api],
    'refresh, notes': [api],
    wire: ['read 2026-11-29: pinterest/api-quickstart nodejs/src/user_auth.js'],
    register: [
      'authjs',
      'read 2026-11-29: developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization',
    ],
  },
} as const satisfies CatalogEntry;
