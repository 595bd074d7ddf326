import type { CatalogEntry } from './entry.js';

export const yahoo = {
  name: 'Yahoo',
  authorizationEndpoint: 'https://api.login.yahoo.com/oauth2/request_auth',
  tokenEndpoint: 'https://api.login.yahoo.com/oauth2/get_token',
  userEndpoint: 'https://api.login.yahoo.com/openid/v1/userinfo',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  nonce: false,
  user: { id: 'sub', name: ['name'], email: { at: 'email', verified: 'email_verified' }, avatar: 'picture' },
  refresh: { tokens: 'always' },
  register: 'developer.yahoo.com/apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    scopes: ['appwrite', 'allauth', 'aspnetcontrib'],
    clientAuth: ['appwrite', 'arctic', 'hybridauth'],
    pkce: ['allauth', 'arctic', 'aspnetcontrib'],
    refresh: ['arctic', 'goth', 'socialcore'],
    register: ['allauth', 'nango'],
  },
  unconfirmed: ['nonce: its ID tokens are left out, since no catalog names its keys'],
} as const satisfies CatalogEntry;
