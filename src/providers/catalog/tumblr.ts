import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/tumblr/docs api.md';

export const tumblr = {
  name: 'Tumblr',
  authorizationEndpoint: 'https://www.tumblr.com/oauth2/authorize',
  tokenEndpoint: 'https://api.tumblr.com/v2/oauth2/token',
  userEndpoint: 'https://api.tumblr.com/v2/user/info',
  scopes: ['basic'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'response.user.name', name: ['response.user.name'] },
  idChanges: true,
  refresh: { tokens: 'on-request', lifetime: 2520, note: 'offline_access' },
  register: 'tumblr.com/oauth/apps',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'nango'],
    tokenEndpoint: ['arctic', 'nango'],
    userEndpoint: ['goth', 'hybridauth', 'socialcore'],
    user: ['allauth', 'goth', 'socialcore'],
    scopes: [docs],
    clientAuth: [docs],
    pkce: ['arctic', docs],
    refresh: ['arctic', docs],
    register: ['nango', docs],
  },
  unconfirmed: ['idChanges: no source was read'],
} as const satisfies CatalogEntry;
