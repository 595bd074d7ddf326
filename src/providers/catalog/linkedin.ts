import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const docs = 'read 2026-11-29: learn.microsoft.com/en-us/linkedin/shared/authentication';

export const linkedin = {
  name: 'LinkedIn',
  issuer: 'https://www.linkedin.com/oauth',
  authorizationEndpoint: 'https://www.linkedin.com/oauth/v2/authorization',
  tokenEndpoint: 'https://www.linkedin.com/oauth/v2/accessToken',
  userEndpoint: 'https://api.linkedin.com/v2/userinfo',
  jwksUri: 'https://www.linkedin.com/oauth/openid/jwks',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  pkce: false,
  nonce: false,
  user: openidUser,
  refresh: { tokens: 'never', lifetime: 5184000, note: 'refresh tokens are for approved partners only' },
  cancelErrors: ['user_cancelled_login', 'user_cancelled_authorize'],
  register: 'LinkedIn Developers → your app → product “Sign In with LinkedIn using OpenID Connect”',
  notes: [
    'It refuses PKCE and HTTP Basic, and leaves the nonce out.',
    'r_liteprofile and /v2/me belong to a retired product.',
  ],
  confirmedIn: {
    issuer: ['authjs', 'socialcore', 'stackauth'],
    'authorizationEndpoint, tokenEndpoint': ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['appwrite', 'aspnetcontrib', 'betterauth'],
    jwksUri: ['read 2026-11-23: www.linkedin.com/oauth/.well-known/openid-configuration'],
    user: ['aspnetcontrib', 'authjs'],
    scopes: ['appwrite', 'aspnetcontrib', 'betterauth'],
    pkce: ['arctic', 'authjs', 'nango'],
    'clientAuth, nonce': ['authjs', 'socialcore'],
    cancelErrors: ['aspnetcontrib', 'openiddict'],
    refresh: [`${docs}/programmatic-refresh-tokens`],
    register: ['betterauth', 'nango'],
  },
  unconfirmed: ['notes: only socialcore says so'],
} as const satisfies CatalogEntry;
