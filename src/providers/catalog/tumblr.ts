import type { CatalogEntry } from './entry.js';

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
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'tumblr.com/oauth/apps',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'nango'],
    tokenEndpoint: ['arctic', 'nango'],
    userEndpoint: ['goth', 'hybridauth', 'socialcore'],
    user: ['allauth', 'goth', 'socialcore'],
    scopes: ['goth'],
  },
  unconfirmed: [
    'clientAuth, pkce, refresh, idChanges, register',
    'scopes: no catalog asks for basic',
    'scopes: only goth asks for them',
  ],
} as const satisfies CatalogEntry;
