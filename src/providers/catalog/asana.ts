import type { CatalogEntry } from './entry.js';

export const asana = {
  name: 'Asana',
  authorizationEndpoint: 'https://app.asana.com/-/oauth_authorize',
  tokenEndpoint: 'https://app.asana.com/-/oauth_token',
  userEndpoint: 'https://app.asana.com/api/1.0/users/me',
  scopes: ['default'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'data.gid', name: ['data.name'], avatar: 'data.photo.image_128x128' },
  refresh: { tokens: 'always', lifetime: 3600 },
  register: 'app.asana.com/0/my-apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'socialiteproviders'],
    scopes: ['nango', 'allauth'],
    'clientAuth, pkce': ['allauth', 'aspnetcontrib', 'socialcore'],
    refresh: ['nango', 'read 2026-11-29: github.com/Asana/devrel-examples javascript/node-oauth-demo'],
    register: ['nango', 'read 2026-11-29: developers.asana.com/docs/oauth'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
