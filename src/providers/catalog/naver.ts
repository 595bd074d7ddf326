import type { CatalogEntry } from './entry.js';

export const naver = {
  name: 'Naver',
  authorizationEndpoint: 'https://nid.naver.com/oauth2.0/authorize',
  tokenEndpoint: 'https://nid.naver.com/oauth2.0/token',
  userEndpoint: 'https://openapi.naver.com/v1/nid/me',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'response.id', name: ['response.name', 'response.nickname'], avatar: 'response.profile_image' },
  refresh: { tokens: 'always' },
  answers: { errorStatus: 200, lifetimeAs: 'text' },
  register: 'developers.naver.com → Application → 네이버 로그인',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
  },
  unconfirmed: [
    'clientAuth, pkce, answers, refresh, register',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
