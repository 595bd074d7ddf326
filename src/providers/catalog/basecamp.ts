import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/basecamp/bc3-api sections/authentication.md';

export const basecamp = {
  name: 'Basecamp',
  authorizationEndpoint: 'https://launchpad.37signals.com/authorization/new',
  tokenEndpoint: 'https://launchpad.37signals.com/authorization/token',
  userEndpoint: 'https://launchpad.37signals.com/authorization.json',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'identity.id', name: ['{identity.first_name} {identity.last_name}'] },
  refresh: { tokens: 'always', lifetime: 1209600 },
  answers: { idAs: 'number' },
  register: 'launchpad.37signals.com/integrations',
  notes: ['It says itself that it verifies no email address, and advises against logins with it.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'aspnetcontrib', docs],
    'clientAuth, refresh': [docs],
    pkce: ['allauth', 'aspnetcontrib'],
    'answers, register': [docs],
    notes: [docs],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
