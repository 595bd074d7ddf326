import type { CatalogEntry } from './entry.js';

export const wechat = {
  name: 'WeChat',
  authorizationEndpoint: 'https://open.weixin.qq.com/connect/qrconnect',
  tokenEndpoint: 'https://api.weixin.qq.com/sns/oauth2/access_token',
  refreshEndpoint: 'https://api.weixin.qq.com/sns/oauth2/refresh_token',
  userEndpoint: 'https://api.weixin.qq.com/sns/userinfo',
  scopes: ['snsapi_login'],
  scopeSeparator: ',',
  authorizationNames: { client_id: 'appid' },
  authorizationFragment: 'wechat_redirect',
  clientAuth: 'client_secret_post',
  pkce: false,
  tokenRequest: 'query',
  tokenNames: { client_id: 'appid', client_secret: 'secret' },
  userRequest: { token: { in: 'query', name: 'access_token' }, fields: { openid: '{answer.openid}' } },
  redirectMatch: 'domain',
  user: { id: 'openid', name: ['nickname'], avatar: 'headimgurl' },
  refresh: { tokens: 'always' },
  answers: { errorStatus: 200, errorAs: 'errcode', tokenType: null },
  register: 'open.weixin.qq.com → 管理中心 → 网站应用',
  notes: [
    'It signs in by a QR code; inside the WeChat app another address is needed.',
    'It takes the client secret and the access token in addresses only.',
    'openid is the person’s id for this app alone.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'goth', 'hybridauth'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['socialiteproviders', 'socialcore'],
    scopes: ['socialiteproviders', 'goth'],
  },
  unconfirmed: [
    'clientAuth, pkce, wire, answers, refresh, redirectMatch, register, notes',
    'refreshEndpoint: no catalog has it',
  ],
} as const satisfies CatalogEntry;
