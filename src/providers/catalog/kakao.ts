import type { CatalogEntry } from './entry.js';

export const kakao = {
  name: 'Kakao',
  authorizationEndpoint: 'https://kauth.kakao.com/oauth/authorize',
  tokenEndpoint: 'https://kauth.kakao.com/oauth/token',
  userEndpoint: 'https://kapi.kakao.com/v2/user/me',
  scopes: [],
  userScopes: ['account_email', 'profile_image', 'profile_nickname'],
  clientAuth: 'client_secret_post',
  user: {
    id: 'id',
    name: ['kakao_account.profile.nickname'],
    email: {
      at: 'kakao_account.email',
      verified: ['kakao_account.is_email_valid', 'kakao_account.is_email_verified'],
    },
    avatar: 'kakao_account.profile.profile_image_url',
  },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'developers.kakao.com → 내 애플리케이션 → 카카오 로그인',
  notes: ['Each scope must be switched on for the app, or the login fails.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'authjs'],
    tokenEndpoint: ['allauth', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'authjs', 'betterauth'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['betterauth', 'logto', 'supabase'],
    clientAuth: ['arctic', 'authjs', 'httpxoauth'],
    answers: ['aspnetcontrib', 'authjs', 'pocketbase'],
    refresh: [
      'arctic',
      'read 2026-11-29: kakao/kakao_flutter_sdk packages/kakao_flutter_sdk_auth/lib/src/model/oauth_token.dart',
    ],
    'register, notes': ['authjs', 'logto'],
  },
} as const satisfies CatalogEntry;
