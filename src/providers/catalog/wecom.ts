import type { CatalogEntry } from './entry.js';

export const wecom = {
  name: 'WeCom',
  settings: { agentId: { kind: 'text', example: '1000002' } },
  authorizationEndpoint: 'https://login.work.weixin.qq.com/wwlogin/sso/login',
  tokenEndpoint: 'https://qyapi.weixin.qq.com/cgi-bin/gettoken',
  userEndpoint: 'https://qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo',
  scopes: [],
  authorizationNames: { client_id: 'appid' },
  authorizationParams: { login_type: 'CorpApp', agentid: '{agentId}' },
  clientAuth: 'client_secret_post',
  pkce: false,
  tokenOf: 'app',
  tokenRequest: 'query',
  tokenNames: { client_id: 'corpid', client_secret: 'corpsecret' },
  userRequest: { token: { in: 'query', name: 'access_token' }, fields: { code: '{callback.code}' } },
  redirectMatch: 'domain',
  user: { id: 'userid' },
  refresh: { tokens: 'never' },
  answers: { errorStatus: 200, errorAs: 'errcode', tokenType: null },
  register: 'work.weixin.qq.com → 应用管理 → 自建 → 企业微信授权登录',
  notes: [
    'clientId is the id of the company (CorpID). Only its members sign in: whoever has an openid is refused.',
    'It tells an id only, no name.',
  ],
  confirmedIn: {
    'authorizationEndpoint, redirectMatch': [
      'read 2026-11-29: developer.work.weixin.qq.com/document/path/98171',
    ],
    tokenEndpoint: ['aspnetcontrib', 'justauth', 'logto'],
    'userEndpoint, wire': ['justauth', 'logto'],
    'clientAuth, pkce': ['goth', 'logto'],
    answers: ['goth', 'overtrue'],
    notes: ['aspnetcontrib', 'justauth'],
  },
  unconfirmed: ['user, register: only logto says it', 'refresh: only goth says it'],
} as const satisfies CatalogEntry;
