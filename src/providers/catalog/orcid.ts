import type { CatalogEntry } from './entry.js';

export const orcid = {
  name: 'ORCID',
  authorizationEndpoint: 'https://orcid.org/oauth/authorize',
  tokenEndpoint: 'https://orcid.org/oauth/token',
  scopes: ['/authenticate'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userFromToken: '.',
  user: { id: 'orcid', name: ['name'] },
  refresh: { tokens: 'always' },
  register: 'orcid.org/developer-tools',
  notes: ['The user is part of the token answer: a restored token brings none.'],
  confirmedIn: {
    authorizationEndpoint: ['hybridauth', 'socialcore'],
    tokenEndpoint: ['hybridauth', 'socialcore'],
    user: ['allauth', 'socialcore', 'socialiteproviders'],
    scopes: ['hybridauth', 'socialcore', 'socialiteproviders'],
  },
  unconfirmed: ['clientAuth, wire, refresh, register, notes', 'pkce: no catalog sends it'],
} as const satisfies CatalogEntry;
