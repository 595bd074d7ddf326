import type { CatalogEntry } from './entry.js';

export const gitee = {
  name: 'Gitee',
  authorizationEndpoint: 'https://gitee.com/oauth/authorize',
  tokenEndpoint: 'https://gitee.com/oauth/token',
  userEndpoint: 'https://gitee.com/api/v5/user',
  scopes: ['user_info'],
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['name', 'login'], avatar: 'avatar_url' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'gitee.com/oauth/applications',
  confirmedIn: {
    answers: ['casdoor', 'pocketbase'],
    refresh: ['justauth', 'openiddict'],
    authorizationEndpoint: ['aspnetcontrib', 'justauth', 'overtrue'],
    tokenEndpoint: ['aspnetcontrib', 'justauth', 'overtrue'],
    userEndpoint: ['aspnetcontrib', 'justauth', 'overtrue'],
    user: ['aspnetcontrib', 'pocketbase', 'socialiteproviders'],
    scopes: ['aspnetcontrib', 'overtrue', 'pocketbase'],
    clientAuth: ['aspnetcontrib', 'socialiteproviders'],
  },
  unconfirmed: ['register: not found', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
