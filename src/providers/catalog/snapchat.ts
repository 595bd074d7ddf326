import type { CatalogEntry } from './entry.js';

export const snapchat = {
  name: 'Snapchat',
  authorizationEndpoint: 'https://accounts.snapchat.com/accounts/oauth2/auth',
  tokenEndpoint: 'https://accounts.snapchat.com/accounts/oauth2/token',
  userEndpoint: 'https://kit.snapchat.com/v1/me',
  scopes: [
    'https://auth.snapchat.com/oauth2/api/user.external_id',
    'https://auth.snapchat.com/oauth2/api/user.display_name',
  ],
  userScopes: ['https://auth.snapchat.com/oauth2/api/user.bitmoji.avatar'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { fields: { query: '{ me { externalId displayName bitmoji { avatar } } }' } },
  user: { id: 'data.me.externalId', name: ['data.me.displayName'], avatar: 'data.me.bitmoji.avatar' },
  refresh: { tokens: 'always' },
  register: 'kit.snapchat.com/manage',
  notes: ['login/oauth2 is the address of its marketing API.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'grant', 'socialiteproviders'],
    tokenEndpoint: ['allauth', 'grant', 'socialiteproviders'],
    userEndpoint: ['grant', 'socialiteproviders'],
    user: ['allauth', 'socialiteproviders'],
    scopes: ['supabase', 'allauth'],
    'clientAuth, pkce': ['allauth', 'socialiteproviders'],
    wire: ['socialiteproviders', 'supabase'],
    notes: ['aspnetcontrib', 'nango'],
  },
  unconfirmed: [
    'refresh: only nango refreshes, at its addresses of marketing',
    'register: only allauth says where',
    'which of its two generations of addresses stays',
  ],
} as const satisfies CatalogEntry;
