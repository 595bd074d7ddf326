import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const server = 'read 2026-11-29: github.com/polarsource/polar server/polar/oauth2';
const docs = 'read 2026-11-29: github.com/polarsource/polar docs/integrate/oauth2';

export const polar = {
  name: 'Polar',
  issuer: 'https://polar.sh',
  authorizationEndpoint: 'https://polar.sh/oauth2/authorize',
  tokenEndpoint: 'https://api.polar.sh/v1/oauth2/token',
  userEndpoint: 'https://api.polar.sh/v1/oauth2/userinfo',
  jwksUri: 'https://api.polar.sh/.well-known/jwks.json',
  revocationEndpoint: 'https://api.polar.sh/v1/oauth2/revoke',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  user: openidUser,
  refresh: { tokens: 'always', rotates: true, lifetime: 864000 },
  register: 'polar.sh/settings#oauth',
  notes: ['This is polar.sh, not polar.com; it tells an email address and no name.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    tokenEndpoint: ['arctic', 'betterauth', 'nuxtauthutils'],
    userEndpoint: ['betterauth', 'nuxtauthutils'],
    user: [server],
    'issuer, jwksUri': [server],
    revocationEndpoint: ['arctic', server],
    clientAuth: ['arctic', docs],
    scopes: ['betterauth', docs],
    refresh: ['arctic', server, docs],
    register: ['betterauth', docs],
    notes: [server],
  },
} as const satisfies CatalogEntry;
