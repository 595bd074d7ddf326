import type { CatalogEntry } from './entry.js';

export const yandex = {
  name: 'Yandex',
  authorizationEndpoint: 'https://oauth.yandex.com/authorize',
  tokenEndpoint: 'https://oauth.yandex.com/token',
  userEndpoint: 'https://login.yandex.ru/info?format=json',
  scopes: ['login:info'],
  userScopes: ['login:avatar'],
  clientAuth: 'client_secret_post',
  user: {
    id: 'id',
    name: ['real_name', 'display_name'],
    avatar: 'https://avatars.yandex.net/get-yapic/{default_avatar_id}/islands-200',
  },
  refresh: { tokens: 'always' },
  register: 'oauth.yandex.com → Create app',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['appwrite', 'arctic', 'goth'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    user: ['authjs', 'goth', 'pocketbase'],
    scopes: ['allauth', 'authjs', 'pocketbase'],
    clientAuth: ['nango', 'nuxtauthutils'],
    refresh: ['arctic', 'goth'],
    register: ['allauth', 'loginpass'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
