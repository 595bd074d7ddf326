import type { CatalogEntry } from './entry.js';

export const battlenet = {
  name: 'Battle.net',
  settings: { host: { kind: 'host', byDefault: 'oauth.battle.net', example: 'oauth.battlenet.com.cn' } },
  authorizationEndpoint: 'https://{host}/authorize',
  tokenEndpoint: 'https://{host}/token',
  userEndpoint: 'https://{host}/userinfo',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['battletag'] },
  refresh: { tokens: 'never' },
  answers: { idAs: 'number' },
  register: 'develop.battle.net → API Access',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic'],
    tokenEndpoint: ['allauth', 'arctic'],
    userEndpoint: ['allauth', 'arctic'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    clientAuth: ['allauth', 'arctic'],
    pkce: ['allauth', 'arctic'],
    answers: ['allauth', 'goth'],
    refresh: ['arctic', 'goth'],
    register: ['allauth', 'read 2026-11-29: github.com/Blizzard/passport-bnet README.md'],
  },
} as const satisfies CatalogEntry;
