import type { CatalogEntry } from './entry.js';

export const mailru = {
  name: 'Mail.ru',
  authorizationEndpoint: 'https://oauth.mail.ru/login',
  tokenEndpoint: 'https://oauth.mail.ru/token',
  userEndpoint: 'https://oauth.mail.ru/userinfo',
  scopes: ['userinfo'],
  clientAuth: 'client_secret_post',
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
    clientAuth: ['aspnetcontrib', 'socialcore', 'socialiteproviders'],
    wire: ['goth', 'socialcore', 'socialiteproviders'],
    refresh: ['goth', 'socialcore', 'read 2026-11-29: biz.mail.ru/developer/oauth.html'],
  },
  unconfirmed: ['register: only authjs has it', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
