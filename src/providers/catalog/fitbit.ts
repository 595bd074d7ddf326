import type { CatalogEntry } from './entry.js';

export const fitbit = {
  name: 'Fitbit',
  authorizationEndpoint: 'https://www.fitbit.com/oauth2/authorize',
  tokenEndpoint: 'https://api.fitbit.com/oauth2/token',
  userEndpoint: 'https://api.fitbit.com/1/user/-/profile.json',
  scopes: ['profile'],
  clientAuth: 'client_secret_basic',
  user: { id: 'user.encodedId', name: ['user.displayName', 'user.fullName'], avatar: 'user.avatar' },
  refresh: { tokens: 'always', rotates: true, lifetime: 28800 },
  register: 'dev.fitbit.com → your apps',
  notes: ['Google moves it to the Google Health API.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'goth', 'grant'],
    tokenEndpoint: ['aspnetcontrib', 'goth', 'grant'],
    userEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    user: ['aspnetcontrib', 'socialcore'],
    scopes: ['aspnetcontrib', 'socialcore', 'socialiteproviders'],
    clientAuth: [
      'aspnetcontrib',
      'grant',
      'read 2026-11-29: dev.fitbit.com/build/reference/web-api/authorization/oauth2-token',
    ],
    refresh: ['read 2026-11-29: dev.fitbit.com/build/reference/web-api/authorization/refresh-token'],
    register: ['read 2026-11-29: dev.fitbit.com/build/reference/web-api/authorization/oauth2-token'],
  },
  unconfirmed: ['notes: only nango tells of the move'],
} as const satisfies CatalogEntry;
