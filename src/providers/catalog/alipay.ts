import { rsaKeys } from '../rsa-key.js';
import type { CatalogEntry } from './entry.js';
const always = { format: 'JSON', charset: 'utf-8', sign_type: 'RSA2', version: '1.0' } as const;

export const alipay = {
  name: 'Alipay',
  settings: { ...rsaKeys, idField: { kind: 'text', byDefault: 'open_id', example: 'user_id' } },
  authorizationEndpoint: 'https://openauth.alipay.com/oauth2/publicAppAuthorize.htm',
  tokenEndpoint: 'https://openapi.alipay.com/gateway.do',
  userEndpoint: 'https://openapi.alipay.com/gateway.do',
  scopes: ['auth_user'],
  authorizationNames: { client_id: 'app_id' },
  callbackCode: 'auth_code',
  clientAuth: 'none',
  ...{ redirectMatch: 'domain', codeExpiresIn: 86_400 },
  pkce: false,
  tokenNames: { client_id: 'app_id' },
  tokenParams: { ...always, method: 'alipay.system.oauth.token' },
  tokenAnswerUnder: 'alipay_system_oauth_token_response',
  userRequest: {
    ...{ method: 'POST', token: { in: 'body', name: 'auth_token' } },
    fields: { ...always, app_id: '{clientId}', method: 'alipay.user.info.share' },
    answerUnder: 'alipay_user_info_share_response',
  },
  signature: { kind: 'rsa-sha256', name: 'sign', time: 'timestamp' },
  user: { id: '{idField}', name: ['nick_name'], avatar: 'avatar' },
  refresh: { tokens: 'always' },
  answers: { errorStatus: 200, tokenType: null, scopeAs: 'absent' },
  register: 'open.alipay.com → 控制台 → 网页/移动应用 → 接口加签方式 (密钥)',
  notes: ['publicKey is that of Alipay, not that of your app. Older apps need idField: user_id.'],
  confirmedIn: {
    'authorizationEndpoint, tokenEndpoint': ['aspnetcontrib', 'logto'],
    'userEndpoint, user': ['aspnetcontrib', 'read 2026-11-29: github.com/alipay/alipay-sdk-java-all v2'],
    'scopes, wire': ['aspnetcontrib', 'overtrue'],
    'clientAuth, pkce': ['logto', 'overtrue'],
    'answers, refresh': ['justauth', 'aspnetcontrib'],
    redirectMatch: ['read 2026-11-29: alipay-sdk-java-all ZhimaCreditPeUserAuthApplyModel, docs.antom.com'],
    'register, notes': ['logto', 'read 2026-11-29: github.com/alipay/alipay-sdk-nodejs-all README.md'],
  },
} as const satisfies CatalogEntry;
