import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const polar = {
  name: 'Polar',
  authorizationEndpoint: 'https://polar.sh/oauth2/authorize',
  tokenEndpoint: 'https://api.polar.sh/v1/oauth2/token',
  userEndpoint: 'https://api.polar.sh/v1/oauth2/userinfo',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  nonce: false,
  user: openidUser,
  refresh: { tokens: 'unknown' },
  register: 'polar.sh → Settings → Developers',
  notes: ['This is polar.sh, not polar.com, which makes watches.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    tokenEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    userEndpoint: ['betterauth', 'nuxtauthutils'],
    user: ['read 2026-11-28: openid.net/specs/openid-connect-core-1_0.html#StandardClaims'],
  },
  unconfirmed: [
    'scopes, clientAuth, nonce, register, notes',
    'its ID tokens: no catalog names its keys, so they are left out',
  ],
} as const satisfies CatalogEntry;
