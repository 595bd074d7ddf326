import type { CatalogEntry } from './entry.js';

export const trakt = {
  name: 'Trakt',
  authorizationEndpoint: 'https://trakt.tv/oauth/authorize',
  tokenEndpoint: 'https://api.trakt.tv/oauth/token',
  userEndpoint: 'https://api.trakt.tv/users/settings',
  scopes: [],
  clientAuth: 'client_secret_post',
  userHeaders: { 'trakt-api-version': '2', 'trakt-api-key': '{clientId}' },
  user: { id: 'user.ids.uuid', name: ['user.name', 'user.username'], avatar: 'user.images.avatar.full' },
  refresh: { tokens: 'always', rotates: true },
  register: 'trakt.tv/oauth/applications',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'pocketbase'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'pocketbase'],
    userEndpoint: ['pocketbase'],
  },
  unconfirmed: [
    'clientAuth, wire, register, notes',
    'userEndpoint: only pocketbase asks for the settings; others take a slug, which a person can change',
    'user: only pocketbase takes the uuid',
    'refresh: rotation comes from one source',
  ],
} as const satisfies CatalogEntry;
