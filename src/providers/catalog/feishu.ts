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
  notes: [
    'Its older addresses under open-apis need a second token of the app.',
    'Lark has the same paths at another host.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'kratos'],
    tokenEndpoint: ['aspnetcontrib', 'kratos', 'logto'],
    userEndpoint: ['aspnetcontrib', 'kratos', 'logto'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
  },
  unconfirmed: [
    'clientAuth, refresh, register, notes',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
