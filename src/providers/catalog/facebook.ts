import type { CatalogEntry } from './entry.js';

export const facebook = {
  name: 'Facebook',
  authorizationEndpoint: 'https://www.facebook.com/v24.0/dialog/oauth',
  tokenEndpoint: 'https://graph.facebook.com/v24.0/oauth/access_token',
  userEndpoint: 'https://graph.facebook.com/v24.0/me?fields=id,name,email,picture',
  scopes: ['public_profile'],
  userScopes: ['email'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['name'], avatar: 'picture.data.url' },
  refresh: {
    tokens: 'never',
    lifetime: 5184000,
    note: 'a live token can only be exchanged for one of about 60 days',
  },
  answers: { errorAs: 'object' },
  refusesWebviews: true,
  register: 'developers.facebook.com → My Apps → Facebook Login',
  notes: ['The version stands in its addresses.', 'An account may have no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'authjs', 'betterauth'],
    tokenEndpoint: ['arctic', 'betterauth', 'hanko'],
    userEndpoint: ['httpxoauth', 'justauth', 'logto'],
    user: ['allauth', 'authjs', 'goth'],
    scopes: ['betterauth', 'hybridauth', 'logto'],
    clientAuth: ['appwrite', 'arctic', 'nuxtauthutils'],
    wire: ['allauth', 'socialcore'],
    'refresh, register': ['logto', 'nango'],
    refusesWebviews: [
      'read 2026-11-29: developers.facebook.com/docs/howtos/androidsdk/3.0/login-with-facebook',
    ],
  },
  unconfirmed: [
    'answers: not found in a catalog',
    'notes: only betterauth says that an address may be missing',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
