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
  },
  unconfirmed: [
    'register',
    'refresh: rotation comes from one source',
    'clientAuth: only allauth was found to say so',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
