import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/Roblox/creator-docs cloud/auth/oauth2-reference.md';

export const roblox = {
  name: 'Roblox',
  issuer: 'https://apis.roblox.com/oauth/',
  authorizationEndpoint: 'https://apis.roblox.com/oauth/v1/authorize',
  tokenEndpoint: 'https://apis.roblox.com/oauth/v1/token',
  userEndpoint: 'https://apis.roblox.com/oauth/v1/userinfo',
  jwksUri: 'https://apis.roblox.com/oauth/v1/certs',
  revocationEndpoint: 'https://apis.roblox.com/oauth/v1/token/revoke',
  scopes: ['openid'],
  userScopes: ['profile'],
  idTokenAlgorithms: ['ES256'],
  clientAuth: 'client_secret_post',
  user: { id: 'sub', name: ['nickname', 'preferred_username'], avatar: 'picture' },
  refresh: { tokens: 'always', rotates: true, lifetime: 900 },
  register: 'create.roblox.com/dashboard/credentials → OAuth 2.0 Apps',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    tokenEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    userEndpoint: ['betterauth', 'socialiteproviders'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['authjs', 'betterauth', 'socialiteproviders'],
    issuer: ['authjs', docs],
    'jwksUri, idTokenAlgorithms': [docs],
    revocationEndpoint: ['arctic', docs],
    clientAuth: ['betterauth', 'nuxtauthutils', docs],
    refresh: ['arctic', docs],
    register: ['authjs', 'betterauth'],
  },
} as const satisfies CatalogEntry;
