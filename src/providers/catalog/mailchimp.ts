import type { CatalogEntry } from './entry.js';

export const mailchimp = {
  name: 'Mailchimp',
  authorizationEndpoint: 'https://login.mailchimp.com/oauth2/authorize',
  tokenEndpoint: 'https://login.mailchimp.com/oauth2/token',
  userEndpoint: 'https://login.mailchimp.com/oauth2/metadata',
  scopes: [],
  clientAuth: 'client_secret_post',
  userRequest: { token: { in: 'header', name: 'authorization', prefix: 'OAuth ' } },
  user: { id: 'login.login_id', name: ['login.login_name', 'accountname'], avatar: 'login.avatar' },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent', scopeAs: 'absent', idAs: 'number' },
  register: 'Mailchimp → Account → Extras → Registered apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['aspnetcontrib', 'openiddict', 'socialiteproviders'],
    clientAuth: ['grant', 'socialcore', 'socialiteproviders'],
    wire: ['allauth', 'socialcore', 'socialiteproviders'],
    'refresh, register': [
      'read 2026-11-29: developer.mailchimp.com/documentation/mailchimp/guides/how-to-use-oauth2',
    ],
  },
  unconfirmed: [
    'whether its email address is verified: none is handed out',
    'answers: its guide only says that tokens do not expire',
  ],
} as const satisfies CatalogEntry;
