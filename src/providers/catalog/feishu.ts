import type { CatalogEntry } from './entry.js';

export const feishu = {
  name: 'Feishu',
  authorizationEndpoint: 'https://passport.feishu.cn/suite/passport/oauth/authorize',
  tokenEndpoint: 'https://passport.feishu.cn/suite/passport/oauth/token',
  userEndpoint: 'https://passport.feishu.cn/suite/passport/oauth/userinfo',
  scopes: [],
  clientAuth: 'client_secret_post',
  user: { id: 'open_id', name: ['name'], avatar: 'avatar_url' },
  refresh: { tokens: 'always' },
  register: 'open.feishu.cn → 开发者后台',
  notes: ['Its older addresses under open-apis need a second token of the app.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'kratos'],
    tokenEndpoint: ['aspnetcontrib', 'kratos', 'logto'],
    userEndpoint: ['aspnetcontrib', 'kratos', 'logto'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    clientAuth: ['aspnetcontrib', 'logto'],
    register: ['allauth', 'logto'],
    notes: ['goth', 'read 2026-11-29: feishu.cn/hc/zh-CN/articles/360049067918'],
  },
  unconfirmed: [
    'refresh: only the tests of aspnetcontrib have a refresh token',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
