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
  pkce: false,
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
  },
  unconfirmed: [
    'clientAuth, pkce, wire, answers, refresh, refusesWebviews, register, notes',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
