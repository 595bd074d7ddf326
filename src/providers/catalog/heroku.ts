import type { CatalogEntry } from './entry.js';

export const heroku = {
  name: 'Heroku',
  authorizationEndpoint: 'https://id.heroku.com/oauth/authorize',
  tokenEndpoint: 'https://id.heroku.com/oauth/token',
  userEndpoint: 'https://api.heroku.com/account',
  scopes: ['identity'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userHeaders: { accept: 'application/vnd.heroku+json; version=3' },
  user: { id: 'id', name: ['name'] },
  refresh: { tokens: 'always' },
  register: 'dashboard.heroku.com/account/applications → API Clients',
  confirmedIn: {
    authorizationEndpoint: ['goth', 'grant', 'socialiteproviders'],
    tokenEndpoint: ['goth', 'grant', 'socialiteproviders'],
    userEndpoint: ['goth', 'grant', 'nuxtauthutils'],
    user: ['goth', 'socialiteproviders'],
    refresh: ['goth', 'read 2026-11-29: heroku/omniauth-heroku README.md'],
    clientAuth: ['grant', 'nuxtauthutils', 'socialiteproviders'],
    wire: ['goth', 'nuxtauthutils'],
  },
  unconfirmed: [
    'register: not found',
    'whether its email address is verified: none is handed out',
    'scopes: only nuxtauthutils asks for it',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
