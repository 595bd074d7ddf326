import type { CatalogEntry } from './entry.js';

export const battlenet = {
  name: 'Battle.net',
  settings: { region: { kind: 'text', byDefault: 'us', example: 'eu' } },
  authorizationEndpoint: 'https://{region}.battle.net/oauth/authorize',
  tokenEndpoint: 'https://{region}.battle.net/oauth/token',
  userEndpoint: 'https://{region}.battle.net/oauth/userinfo',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['battletag'] },
  refresh: { tokens: 'never' },
  answers: { idAs: 'number' },
  register: 'develop.battle.net → API Access',
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'goth', 'grant'],
    tokenEndpoint: ['aspnetcontrib', 'goth', 'grant'],
    userEndpoint: ['aspnetcontrib', 'goth', 'grant'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    clientAuth: ['allauth', 'arctic'],
    refresh: ['arctic', 'goth'],
  },
  unconfirmed: ['answers, register', 'pkce: only arctic was found to say so'],
} as const satisfies CatalogEntry;
