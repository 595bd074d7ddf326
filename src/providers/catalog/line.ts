import type { CatalogEntry } from './entry.js';

export const line = {
  name: 'LINE',
  issuer: 'https://access.line.me',
  authorizationEndpoint: 'https://access.line.me/oauth2/v2.1/authorize',
  tokenEndpoint: 'https://api.line.me/oauth2/v2.1/token',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  idTokenAlgorithms: ['HS256'],
  user: { id: 'sub', name: ['name'], avatar: 'picture' },
  refresh: { tokens: 'always' },
  register: 'developers.line.biz → your LINE Login channel',
  notes: [
    'ID tokens are signed with the channel secret.',
    'The email scope needs LINE’s permission.',
    'The user comes from the ID token: a restored token brings none.',
  ],
  confirmedIn: {
    issuer: ['authjs', 'kratos'],
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['socialiteproviders', 'betterauth'],
    idTokenAlgorithms: [
      'authjs',
      'read 2026-11-29: line/line-login-starter src/main/java/com/linecorp/sample/login/infra/line/api/v2/LineAPIService.java',
    ],
    clientAuth: ['arctic', 'aspnetcontrib', 'logto'],
    refresh: ['allauth', 'arctic', 'socialcore'],
    register: ['allauth', 'authjs', 'logto'],
    notes: ['authjs', 'read 2026-11-29: developers.line.biz/ja/docs/line-login/verify-id-token'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
