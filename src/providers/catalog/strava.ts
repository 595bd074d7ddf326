import type { CatalogEntry } from './entry.js';

export const strava = {
  name: 'Strava',
  authorizationEndpoint: 'https://www.strava.com/oauth/authorize',
  tokenEndpoint: 'https://www.strava.com/oauth/token',
  userEndpoint: 'https://www.strava.com/api/v3/athlete',
  scopes: ['read'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  redirectMatch: 'domain',
  user: { id: 'id', name: ['{firstname} {lastname}'], avatar: 'profile' },
  refresh: { tokens: 'always', rotates: true, lifetime: 21600 },
  answers: { idAs: 'number' },
  register: 'strava.com/settings/api',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'goth'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'aspnetcontrib', 'authjs'],
    clientAuth: ['arctic', 'authjs', 'loginpass'],
    wire: ['nango', 'socialcore'],
    answers: ['authjs', 'goth'],
    register: ['allauth', 'socialcore'],
    notes: ['authjs', 'goth'],
  },
  unconfirmed: [
    'refresh: arctic and its own page refresh; no source was read for lifetime and rotation',
    'redirectMatch: no source was read',
  ],
} as const satisfies CatalogEntry;
