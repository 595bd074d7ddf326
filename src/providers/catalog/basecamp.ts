import type { CatalogEntry } from './entry.js';

export const basecamp = {
  name: 'Basecamp',
  authorizationEndpoint: 'https://launchpad.37signals.com/authorization/new',
  tokenEndpoint: 'https://launchpad.37signals.com/authorization/token',
  userEndpoint: 'https://launchpad.37signals.com/authorization.json',
  scopes: [],
  authorizationParams: { type: 'web_server' },
  clientAuth: 'client_secret_post',
  pkce: false,
  tokenParams: { type: 'web_server' },
  refreshParams: { type: 'refresh' },
  user: { id: 'identity.id', name: ['{identity.first_name} {identity.last_name}'] },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'launchpad.37signals.com/integrations',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'aspnetcontrib'],
  },
  unconfirmed: [
    'wire, answers, refresh, register',
    'whether its email address is verified: none is handed out',
    'clientAuth: only allauth was found to say so',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
