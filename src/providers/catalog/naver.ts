import type { CatalogEntry } from './entry.js';

export const naver = {
  name: 'Naver',
  authorizationEndpoint: 'https://nid.naver.com/oauth2.0/authorize',
  tokenEndpoint: 'https://nid.naver.com/oauth2.0/token',
  userEndpoint: 'https://openapi.naver.com/v1/nid/me',
  revocationEndpoint: 'https://nid.naver.com/oauth2.0/revoke',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'response.id', name: ['response.name', 'response.nickname'], avatar: 'response.profile_image' },
  refresh: { tokens: 'always', rotates: false },
  answers: { errorStatus: 200, lifetimeAs: 'text' },
  register: 'developers.naver.com → Application → 네이버 로그인',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    clientAuth: ['arctic', 'httpxoauth', 'logto'],
    pkce: ['arctic', 'betterauth'],
    'revocationEndpoint, refresh': ['read 2026-11-29: naver/naver-openapi-guide ko/docs/login/api/README.md'],
    register: ['allauth', 'logto'],
  },
  unconfirmed: [
    'answers: its guide calls the lifetime a number',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
