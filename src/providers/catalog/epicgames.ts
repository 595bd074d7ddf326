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
    userEndpoint: ['socialiteproviders'],
    user: ['socialiteproviders'],
    scopes: ['socialiteproviders'],
    clientAuth: ['arctic', 'socialiteproviders'],
  },
  unconfirmed: [
    'register, notes',
    'userEndpoint: only socialiteproviders has it',
    'user: only socialiteproviders has these fields',
    'scopes: only socialiteproviders asks for them',
    'pkce: only arctic was found to say so',
    'refresh: only arctic was found to say so',
  ],
} as const satisfies CatalogEntry;
