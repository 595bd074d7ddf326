import type { CatalogEntry } from './entry.js';

export const baidu = {
  name: 'Baidu',
  authorizationEndpoint: 'https://openapi.baidu.com/oauth/2.0/authorize',
  tokenEndpoint: 'https://openapi.baidu.com/oauth/2.0/token',
  userEndpoint: 'https://openapi.baidu.com/rest/2.0/passport/users/getLoggedInUser',
  scopes: ['basic'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'query', name: 'access_token' } },
  redirectMatch: 'domain',
  user: { id: 'uid', name: ['uname'], avatar: 'https://tb.himg.baidu.com/sys/portraitn/item/{portrait}' },
  refresh: { tokens: 'always' },
  register: 'developer.baidu.com → 管理控制台',
  notes: ['Register the callback URL (授权回调页): without one it compares only the domain.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'aspnetcontrib'],
    scopes: ['justauth', 'overtrue'],
    'clientAuth, pkce': ['allauth', 'aspnetcontrib'],
    wire: ['allauth', 'aspnetcontrib', 'overtrue'],
    'redirectMatch, notes': ['read 2026-11-29: openauth.baidu.com/doc/doc.html'],
  },
  unconfirmed: ['refresh: only justauth refreshes', 'register: no source was read'],
} as const satisfies CatalogEntry;
