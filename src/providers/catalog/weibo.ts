import type { CatalogEntry } from './entry.js';

export const weibo = {
  name: 'Weibo',
  authorizationEndpoint: 'https://api.weibo.com/oauth2/authorize',
  tokenEndpoint: 'https://api.weibo.com/oauth2/access_token',
  userEndpoint: 'https://api.weibo.com/2/users/show.json',
  scopes: [],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'query', name: 'access_token' }, fields: { uid: '{answer.uid}' } },
  user: { id: 'idstr', name: ['name', 'screen_name'], avatar: 'avatar_large' },
  refresh: { tokens: 'never' },
  register: 'open.weibo.com → 微连接',
  notes: ['The user request needs the uid of the token answer: a restored token brings no user.'],
  confirmedIn: {
    register: ['allauth', 'socialcore'],
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'socialiteproviders'],
    'clientAuth, pkce': ['allauth', 'aspnetcontrib'],
    'wire, notes': ['allauth', 'aspnetcontrib'],
  },
  unconfirmed: ['refresh: no catalog refreshes'],
} as const satisfies CatalogEntry;
