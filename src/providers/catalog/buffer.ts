import type { CatalogEntry } from './entry.js';

export const buffer = {
  name: 'Buffer',
  authorizationEndpoint: 'https://bufferapp.com/oauth2/authorize',
  tokenEndpoint: 'https://api.bufferapp.com/1/oauth2/token.json',
  userEndpoint: 'https://api.bufferapp.com/1/user.json',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'query', name: 'access_token' } },
  user: { id: 'id', name: ['name'] },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent' },
  register: 'buffer.com/developers/apps',
  notes: ['One catalog already names newer addresses (auth.buffer.com).'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'socialiteproviders'],
    tokenEndpoint: ['aspnetcontrib', 'grant', 'socialiteproviders'],
    userEndpoint: ['aspnetcontrib', 'grant', 'socialiteproviders'],
    user: ['aspnetcontrib', 'socialiteproviders'],
  },
  unconfirmed: ['clientAuth, wire, answers, refresh, register, notes', 'pkce: no catalog sends it'],
} as const satisfies CatalogEntry;
