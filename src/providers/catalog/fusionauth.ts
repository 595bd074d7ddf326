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
  nonce: false,
  user: openidUser,
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'FusionAuth admin → Applications → OAuth',
  confirmedIn: {
    authorizationEndpoint: [
      'grant',
      'read 2026-11-29: FusionAuth/fusionauth-site astro/src/content/docs/lifecycle/authenticate-users/oauth/endpoints.mdx',
    ],
    tokenEndpoint: ['authjs', 'grant'],
    userEndpoint: ['authjs', 'grant'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['appwrite', 'authjs', 'socialiteproviders'],
    clientAuth: ['appwrite', 'grant', 'socialiteproviders'],
    'refresh, register': [
      'read 2026-11-29: FusionAuth/fusionauth-site astro/src/content/docs/lifecycle/authenticate-users/oauth/endpoints.mdx',
    ],
  },
  unconfirmed: ['nonce: none is sent, because its ID token is not read'],
} as const satisfies CatalogEntry;
