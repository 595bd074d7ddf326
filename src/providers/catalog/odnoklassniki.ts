import type { CatalogEntry } from './entry.js';

export const odnoklassniki = {
  name: 'Odnoklassniki',
  settings: { applicationKey: { kind: 'text', example: 'CBAABBCCDD' } },
  authorizationEndpoint: 'https://connect.ok.ru/oauth/authorize',
  tokenEndpoint: 'https://api.ok.ru/oauth/token.do',
  userEndpoint: 'https://api.ok.ru/fb.do',
  scopes: ['VALUABLE_ACCESS'],
  scopeSeparator: ';',
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: {
    token: { in: 'query', name: 'access_token' },
    fields: { application_key: '{applicationKey}', format: 'json', method: 'users.getCurrentUser' },
    signature: { kind: 'md5', name: 'sig' },
  },
  user: { id: 'uid', name: ['name'], avatar: 'pic_3' },
  refresh: { tokens: 'always' },
  register: 'apiok.ru/dev/app/create; three values come by email',
  notes: ['Its application id is clientId, its public key applicationKey, its secret key clientSecret.'],
  confirmedIn: {
    'authorizationEndpoint, pkce': ['socialcore', 'socialiteproviders'],
    'tokenEndpoint, clientAuth': ['aspnetcontrib', 'socialiteproviders'],
    'user, wire': ['aspnetcontrib', 'socialiteproviders'],
    userEndpoint: ['aspnetcontrib', 'socialcore'],
    scopes: ['read 2026-11-29: apiok.ru/en/ext/oauth/permissions'],
  },
  unconfirmed: [
    'refresh: only socialcore keeps a refresh token',
    'register, notes: only aspnetcontrib says it',
  ],
} as const satisfies CatalogEntry;
