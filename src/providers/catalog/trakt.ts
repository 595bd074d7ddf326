import type { CatalogEntry } from './entry.js';

const oauth = 'read 2026-11-29: github.com/trakt/trakt-api projects/api/src/contracts/oauth';
const user = 'read 2026-11-29: github.com/trakt/trakt-api projects/api/src/contracts/users';

export const trakt = {
  name: 'Trakt',
  authorizationEndpoint: 'https://auth.trakt.tv/oauth/authorize',
  tokenEndpoint: 'https://auth.trakt.tv/oauth/token',
  userEndpoint: 'https://api.trakt.tv/users/settings',
  scopes: [],
  clientAuth: 'client_secret_post',
  userHeaders: { 'trakt-api-version': '2', 'trakt-api-key': '{clientId}' },
  user: { id: 'user.ids.uuid', name: ['user.name', 'user.username'], avatar: 'user.images.avatar.full' },
  refresh: { tokens: 'always', rotates: true, lifetime: 604800 },
  register: 'trakt.tv/oauth/applications',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: [oauth],
    tokenEndpoint: [oauth],
    userEndpoint: ['pocketbase', user],
    user: ['pocketbase', user],
    'clientAuth, refresh': [oauth],
    wire: ['authjs', 'pocketbase'],
    notes: [user],
  },
  unconfirmed: ['register: no source was read'],
} as const satisfies CatalogEntry;
