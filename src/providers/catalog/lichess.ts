import type { CatalogEntry } from './entry.js';

export const lichess = {
  name: 'Lichess',
  authorizationEndpoint: 'https://lichess.org/oauth',
  tokenEndpoint: 'https://lichess.org/api/token',
  userEndpoint: 'https://lichess.org/api/account',
  scopes: [],
  clientAuth: 'none',
  user: { id: 'id', name: ['username'] },
  refresh: { tokens: 'never', lifetime: 31536000 },
  register: 'nothing to register: choose any client id',
  notes: ['It has no client secret: PKCE alone proves the client.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'socialiteproviders'],
    tokenEndpoint: ['arctic', 'aspnetcontrib', 'socialiteproviders'],
    userEndpoint: ['aspnetcontrib', 'socialiteproviders'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    'clientAuth, refresh': ['read 2026-11-29: lichess-org/api doc/specs/lichess-api.yaml'],
    'register, notes': ['allauth', 'read 2026-11-29: lichess-org/api doc/specs/lichess-api.yaml'],
  },
} as const satisfies CatalogEntry;
