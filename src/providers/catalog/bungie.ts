import type { CatalogEntry } from './entry.js';

export const bungie = {
  name: 'Bungie',
  authorizationEndpoint: 'https://www.bungie.net/en/oauth/authorize',
  tokenEndpoint: 'https://www.bungie.net/platform/app/oauth/token/',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  userFromToken: '.',
  user: { id: 'membership_id' },
  refresh: { tokens: 'always' },
  register: 'bungie.net → Application',
  notes: ['It tells an id only, in the token answer: a restored token brings no user.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'socialcore'],
    tokenEndpoint: ['arctic', 'authjs', 'socialcore'],
    user: ['authjs', 'socialcore'],
  },
  unconfirmed: [
    'clientAuth: arctic alone was read, and uses HTTP Basic',
    'wire, refresh, register, notes',
    'pkce: only arctic was found to say so',
  ],
} as const satisfies CatalogEntry;
