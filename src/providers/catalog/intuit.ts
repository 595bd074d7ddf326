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
  refresh: {
    tokens: 'always',
    rotates: true,
    lifetime: 3600,
    note: 'an old refresh token ends a day after the new one',
  },
  register: 'developer.intuit.com → My Hub → App dashboard',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'aspnetcontrib'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    scopes: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    clientAuth: ['arctic', 'read 2026-11-29: intuit/oauth-jsclient src/OAuthClient.js'],
    refresh: ['read 2026-11-29: intuit/oauth-jsclient README.md'],
    register: [
      'nango',
      'read 2026-11-29: developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0',
    ],
  },
  unconfirmed: [
    'pkce: none is sent, because only nango sends it',
    'nonce: none is sent, because its ID tokens are left out',
    'its ID tokens: no catalog names its keys, so they are left out',
  ],
} as const satisfies CatalogEntry;
