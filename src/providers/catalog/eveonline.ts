import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/esi/esi-docs docs/services/sso/index.md';

export const eveonline = {
  name: 'EVE Online',
  authorizationEndpoint: 'https://login.eveonline.com/v2/oauth/authorize',
  tokenEndpoint: 'https://login.eveonline.com/v2/oauth/token',
  userEndpoint: 'https://login.eveonline.com/oauth/verify',
  scopes: ['publicData'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'CharacterID', name: ['CharacterName'] },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'developers.eveonline.com → Applications',
  notes: ['The id is that of a character, not of an account.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'socialiteproviders'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'socialiteproviders'],
    userEndpoint: ['allauth', 'authjs', 'socialcore'],
    user: ['allauth', 'authjs', 'goth'],
    scopes: ['allauth', 'authjs'],
    'clientAuth, refresh': ['socialiteproviders', docs],
    pkce: ['allauth', 'authjs'],
    answers: ['authjs', 'goth'],
    register: ['allauth', 'socialcore'],
    notes: [docs],
  },
} as const satisfies CatalogEntry;
