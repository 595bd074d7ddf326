import type { CatalogEntry } from './entry.js';

export const qq = {
  name: 'QQ',
  authorizationEndpoint: 'https://graph.qq.com/oauth2.0/authorize',
  tokenEndpoint: 'https://graph.qq.com/oauth2.0/token',
  userEndpoint: 'https://graph.qq.com/oauth2.0/me?fmt=json',
  scopes: ['get_user_info'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  pkce: false,
  tokenRequest: 'query',
  tokenParams: { fmt: 'json' },
  userRequest: { token: { in: 'query', name: 'access_token' } },
  user: { id: 'openid' },
  refresh: { tokens: 'always' },
  answers: { lifetimeAs: 'text', errorStatus: 200 },
  register: 'connect.qq.com → 应用管理',
  notes: [
    'It tells an id only: name and picture need a second call with the id in it.',
    'fmt=json replaces its answers in JavaScript and as forms.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    tokenEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    userEndpoint: ['grant', 'overtrue', 'socialiteproviders'],
    user: ['socialiteproviders', 'socialcore'],
    scopes: ['aspnetcontrib', 'hybridauth', 'logto'],
    clientAuth: ['aspnetcontrib', 'logto'],
    pkce: ['socialcore', 'socialiteproviders'],
    'wire, notes': ['aspnetcontrib', 'logto'],
    refresh: ['hybridauth', 'justauth'],
  },
  unconfirmed: [
    'answers: only logto reads the lifetime as text; the status of errors is in no catalog',
    'register: only logto says where',
  ],
} as const satisfies CatalogEntry;
