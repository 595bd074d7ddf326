import type { CatalogEntry } from './entry.js';

export const hubspot = {
  name: 'HubSpot',
  authorizationEndpoint: 'https://app.hubspot.com/oauth/authorize',
  tokenEndpoint: 'https://api.hubapi.com/oauth/v1/token',
  userEndpoint: 'https://api.hubapi.com/oauth/v1/access-tokens/',
  scopes: ['oauth'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'path' } },
  user: { id: 'user_id' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'developers.hubspot.com → Apps → Auth',
  notes: ['The user request holds the token in its address.', 'It tells no name, only an email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['allauth', 'authjs', 'goth'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'authjs', 'socialcore'],
  },
  unconfirmed: [
    'clientAuth, wire, answers, refresh, register, notes',
    'whether its email address is verified: none is handed out',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
