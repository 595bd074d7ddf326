import type { CatalogEntry } from './entry.js';

export const epicgames = {
  name: 'Epic Games',
  authorizationEndpoint: 'https://www.epicgames.com/id/authorize',
  tokenEndpoint: 'https://api.epicgames.dev/epic/oauth/v2/token',
  userEndpoint: 'https://api.epicgames.dev/epic/oauth/v2/userInfo',
  scopes: ['basic_profile'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'sub', name: ['preferred_username'] },
  refresh: { tokens: 'always' },
  register: 'dev.epicgames.com/portal → Epic Account Services',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'nango', 'socialiteproviders'],
    tokenEndpoint: ['arctic', 'socialiteproviders'],
    clientAuth: ['arctic', 'socialiteproviders'],
    pkce: ['arctic', 'socialiteproviders'],
    scopes: ['arctic', 'socialiteproviders'],
    refresh: [
      'arctic',
      'read 2026-11-29: dev.epicgames.com/docs/services/en-US/Interfaces/Auth/EASAuthentication',
    ],
  },
  unconfirmed: [
    'userEndpoint: only socialiteproviders has it',
    'user: only socialiteproviders has these fields',
    'register, notes: not found',
  ],
} as const satisfies CatalogEntry;
