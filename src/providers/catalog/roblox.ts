import type { CatalogEntry } from './entry.js';

export const roblox = {
  name: 'Roblox',
  authorizationEndpoint: 'https://apis.roblox.com/oauth/v1/authorize',
  tokenEndpoint: 'https://apis.roblox.com/oauth/v1/token',
  userEndpoint: 'https://apis.roblox.com/oauth/v1/userinfo',
  scopes: ['openid'],
  userScopes: ['profile'],
  clientAuth: 'client_secret_post',
  user: { id: 'sub', name: ['nickname', 'preferred_username'], avatar: 'picture' },
  refresh: { tokens: 'always', rotates: true },
  register: 'create.roblox.com → OAuth 2.0 Apps',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    tokenEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    userEndpoint: ['betterauth', 'socialiteproviders'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['authjs', 'betterauth', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, register',
    'its ID tokens: no catalog names its keys, so they are left out',
    'refresh: rotation comes from one source',
  ],
} as const satisfies CatalogEntry;
