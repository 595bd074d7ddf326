import type { CatalogEntry } from './entry.js';

const api = 'read 2026-11-29: github.com/Bungie-net/api openapi.json';

export const bungie = {
  name: 'Bungie',
  authorizationEndpoint: 'https://www.bungie.net/en/oauth/authorize',
  tokenEndpoint: 'https://www.bungie.net/platform/app/oauth/token/',
  scopes: [],
  clientAuth: 'client_secret_basic',
  pkce: false,
  userFromToken: '.',
  user: { id: 'membership_id' },
  refresh: { tokens: 'always' },
  register: 'bungie.net/en/Application',
  notes: ['It tells an id only, in the token answer: a restored token brings no user.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'socialcore'],
    tokenEndpoint: ['arctic', 'authjs', 'socialcore'],
    user: ['authjs', 'socialcore'],
    clientAuth: ['arctic', 'authjs'],
    pkce: ['arctic', 'socialcore'],
    'wire, notes': ['socialcore', api],
    refresh: ['arctic', 'socialcore', api],
    register: ['authjs', api],
  },
} as const satisfies CatalogEntry;
