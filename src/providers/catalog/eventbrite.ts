import type { CatalogEntry } from './entry.js';

export const eventbrite = {
  name: 'Eventbrite',
  authorizationEndpoint: 'https://www.eventbrite.com/oauth/authorize',
  tokenEndpoint: 'https://www.eventbrite.com/oauth/token',
  userEndpoint: 'https://www.eventbriteapi.com/v3/users/me/',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['name'], email: { at: 'emails.0.email', verified: 'emails.0.verified' } },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent' },
  register: 'eventbrite.com/account-settings/apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'authjs', 'grant'],
    tokenEndpoint: ['allauth', 'authjs', 'grant'],
    userEndpoint: ['allauth', 'authjs', 'grant'],
    user: ['allauth', 'authjs', 'socialiteproviders'],
    clientAuth: ['allauth', 'authjs'],
  },
  unconfirmed: ['answers, refresh', 'pkce: no catalog sends it', 'register: only authjs has this address'],
} as const satisfies CatalogEntry;
