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
  refresh: { tokens: 'always', rotates: false, lifetime: 3600 },
  register: 'app.asana.com/0/my-apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'socialiteproviders'],
    scopes: ['nango', 'allauth'],
  },
  unconfirmed: [
    'refresh, register',
    'whether its email address is verified: none is handed out',
    'clientAuth: only allauth was found to say so',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
