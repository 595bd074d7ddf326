import type { CatalogEntry } from './entry.js';

const api = 'read 2026-11-29: github.com/soundcloud/api';

export const soundcloud = {
  name: 'SoundCloud',
  authorizationEndpoint: 'https://secure.soundcloud.com/authorize',
  tokenEndpoint: 'https://secure.soundcloud.com/oauth/token',
  userEndpoint: 'https://api.soundcloud.com/me',
  scopes: [],
  clientAuth: 'client_secret_post',
  userRequest: { token: { in: 'header', name: 'authorization', prefix: 'OAuth ' } },
  user: { id: 'urn', name: ['full_name', 'username'], avatar: 'avatar_url' },
  refresh: { tokens: 'always', rotates: true, lifetime: 3600 },
  register: 'soundcloud.com/you/apps',
  notes: [
    'The id is its URN, such as soundcloud:users:123; its older numbers are gone.',
    'PKCE is required.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['socialiteproviders', api],
    tokenEndpoint: ['socialiteproviders', api],
    userEndpoint: ['aspnetcontrib', 'goth', 'socialcore'],
    user: ['allauth', api],
    'clientAuth, wire': [api],
    refresh: [api],
    register: ['allauth', api],
    notes: ['allauth', api],
  },
} as const satisfies CatalogEntry;
