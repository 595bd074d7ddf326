import type { CatalogEntry } from './entry.js';

export const intuit = {
  name: 'Intuit',
  authorizationEndpoint: 'https://appcenter.intuit.com/connect/oauth2',
  tokenEndpoint: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  userEndpoint: 'https://accounts.platform.intuit.com/v1/openid_connect/userinfo',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  nonce: false,
  user: { id: 'sub', name: ['{givenName} {familyName}'], email: { at: 'email', verified: 'emailVerified' } },
  refresh: { tokens: 'always', rotates: true },
  register: 'developer.intuit.com → My Hub → App dashboard',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'aspnetcontrib'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    scopes: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, pkce, nonce, register',
    'its ID tokens: no catalog names its keys, so they are left out',
    'refresh: rotation comes from one source',
  ],
} as const satisfies CatalogEntry;
