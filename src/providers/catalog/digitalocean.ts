import type { CatalogEntry } from './entry.js';

export const digitalocean = {
  name: 'DigitalOcean',
  authorizationEndpoint: 'https://cloud.digitalocean.com/v1/oauth/authorize',
  tokenEndpoint: 'https://cloud.digitalocean.com/v1/oauth/token',
  userEndpoint: 'https://api.digitalocean.com/v2/account',
  scopes: ['read'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: {
    id: 'account.uuid',
    email: { at: 'account.email', verified: 'account.email_verified' },
  },
  refresh: { tokens: 'always', rotates: true },
  register: 'cloud.digitalocean.com → API → OAuth Applications',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'goth'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'goth'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'goth'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    scopes: ['aspnetcontrib', 'goth'],
    clientAuth: [
      'allauth',
      'aspnetcontrib',
      'read 2026-11-29: github.com/digitalocean/omniauth-digitalocean',
    ],
    pkce: ['allauth', 'aspnetcontrib', 'socialcore'],
  },
  unconfirmed: [
    'refresh: its page tells of it, but not whether the old token ends',
    'register: allauth and socialcore have an older page of it',
  ],
} as const satisfies CatalogEntry;
