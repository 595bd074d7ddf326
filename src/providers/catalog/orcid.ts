import type { CatalogEntry } from './entry.js';

const tutorial = 'read 2026-11-29: github.com/ORCID/ORCID-Source orcid-api-web/tutorial/get_id.md';

export const orcid = {
  name: 'ORCID',
  authorizationEndpoint: 'https://orcid.org/oauth/authorize',
  tokenEndpoint: 'https://orcid.org/oauth/token',
  scopes: ['/authenticate'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userFromToken: '.',
  user: { id: 'orcid', name: ['name'] },
  refresh: { tokens: 'always', lifetime: 631138518 },
  register: 'orcid.org/developer-tools',
  notes: ['The user is part of the token answer: a restored token brings none.'],
  confirmedIn: {
    authorizationEndpoint: ['hybridauth', 'socialcore'],
    tokenEndpoint: ['hybridauth', 'socialcore'],
    user: ['allauth', 'socialcore', 'socialiteproviders'],
    scopes: ['hybridauth', 'socialcore', 'socialiteproviders'],
    'clientAuth, refresh': [tutorial],
    'wire, notes': [tutorial],
    pkce: ['allauth', 'socialcore', 'socialiteproviders'],
    register: ['loginpass', 'read 2026-11-29: github.com/ORCID/ORCID-Source orcid-api-web/README.md'],
  },
} as const satisfies CatalogEntry;
