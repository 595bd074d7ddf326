import type { CatalogEntry } from './entry.js';

export const trakt = {
  name: 'Trakt',
  authorizationEndpoint: 'https://trakt.tv/oauth/authorize',
  tokenEndpoint: 'https://api.trakt.tv/oauth/token',
  userEndpoint: 'https://api.trakt.tv/users/me?extended=full',
  scopes: [],
  clientAuth: 'client_secret_post',
  userHeaders: { 'trakt-api-version': '2', 'trakt-api-key': '{clientId}' },
  user: { id: 'ids.slug', name: ['name', 'username'], avatar: 'images.avatar.full' },
  refresh: { tokens: 'always', rotates: true },
  register: 'trakt.tv/oauth/applications',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'pocketbase'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'pocketbase'],
    userEndpoint: ['aspnetcontrib', 'authjs', 'socialiteproviders'],
    user: ['authjs', 'pocketbase'],
  },
  unconfirmed: ['refresh: rotation comes from one source'],
} as const satisfies CatalogEntry;
