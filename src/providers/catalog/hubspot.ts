import type { CatalogEntry } from './entry.js';

export const hubspot = {
  name: 'HubSpot',
  authorizationEndpoint: 'https://app.hubspot.com/oauth/authorize',
  tokenEndpoint: 'https://api.hubapi.com/oauth/v1/token',
  userEndpoint: 'https://api.hubapi.com/oauth/v1/access-tokens/',
  scopes: ['oauth'],
  clientAuth: 'client_secret_post',
  userRequest: { token: { in: 'path' } },
  user: { id: 'user_id' },
  refresh: { tokens: 'always', lifetime: 1800 },
  answers: { idAs: 'number' },
  register: 'developers.hubspot.com → Apps → Auth',
  notes: ['The user request holds the token in its address.', 'It tells no name, only an email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['allauth', 'authjs', 'goth'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'authjs', 'socialcore'],
    clientAuth: [
      'authjs',
      'nuxtauthutils',
      'read 2026-11-29: developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide',
    ],
    wire: ['allauth', 'authjs', 'goth'],
    answers: ['allauth', 'aspnetcontrib', 'goth'],
    refresh: ['read 2026-11-29: developers.hubspot.com/docs/api-reference/auth-oauth-v3/guide'],
    register: ['authjs', 'nango'],
    notes: ['allauth', 'authjs'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
