import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: developer.work.weixin.qq.com/document/path';

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
  notes: ['clientId is the CorpID. Only members of that company sign in; their names are not told.'],
  confirmedIn: {
    user: ['logto', `${docs}/98177`],
    refresh: ['casdoor', 'goth'],
    'authorizationEndpoint, redirectMatch': [`${docs}/98171`],
    tokenEndpoint: ['aspnetcontrib', 'justauth', 'logto'],
    'userEndpoint, wire': ['justauth', 'logto'],
    'clientAuth, pkce': ['goth', 'logto'],
    answers: ['goth', 'overtrue'],
    notes: ['aspnetcontrib', 'justauth'],
  },
  unconfirmed: [
    'register: only logto says it',
    'its name needs a second request (user/get), which is not made; its picture is not given to apps since 2022',
  ],
} as const satisfies CatalogEntry;
