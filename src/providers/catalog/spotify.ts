import type { CatalogEntry } from './entry.js';

const expiry = 'read 2026-11-29: developer.spotify.com/blog/2026-06-18-refresh-token-expiration';
const redirects = 'read 2026-11-29: developer.spotify.com/documentation/web-api/concepts/redirect_uri';
const schema = 'read 2026-11-29: github.com/sonallux/spotify-web-api official-spotify-open-api.yml';

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
    'For tests register 127.0.0.1: localhost is refused.',
    'People sign in again six months after they did: then the refresh token ends.',
    'Its email address is not verified: none is handed out.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'authjs', 'betterauth'],
    clientAuth: ['appwrite', 'arctic', 'nuxtauthutils'],
    refresh: ['read 2026-11-29: developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens'],
    register: ['authjs', 'betterauth'],
    notes: [expiry, redirects, schema],
  },
} as const satisfies CatalogEntry;
