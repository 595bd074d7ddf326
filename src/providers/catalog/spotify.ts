import type { CatalogEntry } from './entry.js';

export const spotify = {
  name: 'Spotify',
  authorizationEndpoint: 'https://accounts.spotify.com/authorize',
  tokenEndpoint: 'https://accounts.spotify.com/api/token',
  userEndpoint: 'https://api.spotify.com/v1/me',
  scopes: [],
  userScopes: ['user-read-email'],
  clientAuth: 'client_secret_basic',
  user: { id: 'id', name: ['display_name'], avatar: 'images.0.url' },
  refresh: { tokens: 'always', rotates: false, lifetime: 3600 },
  register: 'developer.spotify.com → Dashboard → your app',
  notes: [
    'For tests register 127.0.0.1: localhost is refused since April 2025.',
    'Its email address is not verified: none is handed out.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
  },
  unconfirmed: ['scopes, clientAuth, refresh, register, notes'],
} as const satisfies CatalogEntry;
