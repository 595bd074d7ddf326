import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const fusionauth = {
  name: 'FusionAuth',
  settings: { baseUrl: { kind: 'url', example: 'https://auth.acme.example' } },
  authorizationEndpoint: '{baseUrl}/oauth2/authorize',
  tokenEndpoint: '{baseUrl}/oauth2/token',
  userEndpoint: '{baseUrl}/oauth2/userinfo',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  pkce: false,
  nonce: false,
  user: openidUser,
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'FusionAuth admin → Applications → OAuth',
  confirmedIn: {
    authorizationEndpoint: ['grant'],
    tokenEndpoint: ['authjs', 'grant'],
    userEndpoint: ['authjs', 'grant'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['appwrite', 'authjs', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, nonce, refresh, register',
    'authorizationEndpoint: only grant has it',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
