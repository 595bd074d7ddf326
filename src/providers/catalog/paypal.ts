import type { CatalogEntry } from './entry.js';

export const paypal = {
  name: 'PayPal',
  authorizationEndpoint: 'https://www.paypal.com/signin/authorize',
  tokenEndpoint: 'https://api.paypal.com/v1/oauth2/token',
  userEndpoint: 'https://api.paypal.com/v1/identity/oauth2/userinfo?schema=paypalv1.1',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  nonce: false,
  user: { id: 'user_id', name: ['name'] },
  refresh: { tokens: 'always' },
  register: 'developer.paypal.com → Apps & Credentials → Log in with PayPal',
  confirmedIn: {
    authorizationEndpoint: ['hybridauth', 'nango', 'nuxtauthutils'],
    tokenEndpoint: ['hybridauth', 'nango', 'socialcore'],
    userEndpoint: ['aspnetcontrib', 'hybridauth', 'socialcore'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    scopes: ['allauth', 'appwrite', 'aspnetcontrib'],
    clientAuth: ['appwrite', 'betterauth', 'hybridauth'],
    refresh: ['betterauth', 'goth', 'socialcore'],
    register: ['betterauth', 'nango'],
  },
  unconfirmed: [
    'nonce: its ID tokens are left out, since no catalog checks them',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
