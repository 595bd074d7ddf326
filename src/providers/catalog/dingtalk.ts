import type { CatalogEntry } from './entry.js';

export const dingtalk = {
  name: 'DingTalk',
  authorizationEndpoint: 'https://login.dingtalk.com/oauth2/auth',
  tokenEndpoint: 'https://api.dingtalk.com/v1.0/oauth2/userAccessToken',
  userEndpoint: 'https://api.dingtalk.com/v1.0/contact/users/me',
  scopes: ['openid'],
  authorizationParams: { prompt: 'consent' },
  callbackCode: 'authCode',
  clientAuth: 'client_secret_post',
  redirectMatch: 'domain',
  pkce: false,
  nonce: false,
  tokenRequest: 'json',
  tokenNames: {
    ...{ client_id: 'clientId', client_secret: 'clientSecret' },
    ...{ grant_type: 'grantType', refresh_token: 'refreshToken' },
  },
  tokenAnswerNames: { access_token: 'accessToken', refresh_token: 'refreshToken', expires_in: 'expireIn' },
  userRequest: { token: { in: 'header', name: 'x-acs-dingtalk-access-token' } },
  user: { id: 'openId', name: ['nick'], avatar: 'avatarUrl' },
  refresh: { tokens: 'always' },
  answers: { tokenType: null, scopeAs: 'absent' },
  register: 'open-dev.dingtalk.com → 应用开发',
  confirmedIn: {
    'authorizationEndpoint, tokenEndpoint': ['allauth', 'goth', 'kratos'],
    'userEndpoint, user': ['allauth', 'goth'],
    'scopes, answers': ['logto', 'goth'],
    'clientAuth, pkce': ['allauth', 'logto'],
    'wire, refresh': ['allauth', 'goth'],
  },
  unconfirmed: [
    'redirectMatch: only others quote its page',
    'nonce: none is sent, because it gives no ID token',
    'register: only logto says where',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
