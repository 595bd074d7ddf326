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
  register: 'Eventbrite → Account Settings → App Management',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'authjs', 'grant'],
    tokenEndpoint: ['allauth', 'authjs', 'grant'],
    userEndpoint: ['allauth', 'authjs', 'grant'],
    user: ['allauth', 'authjs', 'socialiteproviders'],
    clientAuth: ['allauth', 'authjs'],
    pkce: ['allauth', 'socialcore', 'socialiteproviders'],
    register: ['allauth', 'socialcore'],
  },
  unconfirmed: ['answers, refresh: no catalog refreshes, and none says why'],
} as const satisfies CatalogEntry;
