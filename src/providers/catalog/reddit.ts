import type { CatalogEntry } from './entry.js';

export const reddit = {
  name: 'Reddit',
  authorizationEndpoint: 'https://www.reddit.com/api/v1/authorize',
  tokenEndpoint: 'https://www.reddit.com/api/v1/access_token',
  userEndpoint: 'https://oauth.reddit.com/api/v1/me',
  scopes: ['identity'],
  authorizationParams: { duration: 'permanent' },
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'id', name: ['name'], avatar: 'icon_img' },
  refresh: { tokens: 'on-request', note: 'duration=permanent' },
  register: 'reddit.com/prefs/apps → web app',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'aspnetcontrib', 'authjs'],
  },
  unconfirmed: ['clientAuth, pkce, wire, refresh, register, notes'],
} as const satisfies CatalogEntry;
