import type { CatalogEntry } from './entry.js';

export const mailru = {
  name: 'Mail.ru',
  authorizationEndpoint: 'https://oauth.mail.ru/login',
  tokenEndpoint: 'https://oauth.mail.ru/token',
  userEndpoint: 'https://oauth.mail.ru/userinfo',
  scopes: ['userinfo'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'query', name: 'access_token' } },
  user: { id: 'id', name: ['name'], avatar: 'image' },
  refresh: { tokens: 'always' },
  register: 'o2.mail.ru/app',
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'goth'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'goth'],
    userEndpoint: ['aspnetcontrib', 'authjs', 'goth'],
    user: ['allauth', 'authjs', 'goth'],
    scopes: ['authjs', 'socialiteproviders', 'aspnetcontrib'],
  },
  unconfirmed: [
    'clientAuth, wire, refresh, register',
    'whether its email address is verified: none is handed out',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
