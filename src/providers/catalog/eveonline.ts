import type { CatalogEntry } from './entry.js';

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
  },
  unconfirmed: [
    'answers, refresh, notes',
    'clientAuth: only socialiteproviders was found to say so',
    'pkce: only authjs was found to say so',
    'register: only allauth has this address',
  ],
} as const satisfies CatalogEntry;
