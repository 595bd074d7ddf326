import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const metadata = 'read 2026-11-29: vercel.com/.well-known/oauth-authorization-server';
const docs = 'read 2026-11-29: vercel.com/docs/sign-in-with-vercel';
const plugin = 'read 2026-11-29: skills.sh/vercel/vercel-plugin/sign-in-with-vercel';

export const vercel = {
  name: 'Vercel',
  issuer: 'https://vercel.com',
  authorizationEndpoint: 'https://vercel.com/oauth/authorize',
  tokenEndpoint: 'https://api.vercel.com/login/oauth/token',
  userEndpoint: 'https://api.vercel.com/login/oauth/userinfo',
  jwksUri: 'https://vercel.com/.well-known/jwks',
  revocationEndpoint: 'https://api.vercel.com/login/oauth/token/revoke',
  deviceEndpoint: 'https://api.vercel.com/login/oauth/device-authorization',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  user: openidUser,
  refresh: { tokens: 'on-request', rotates: true, lifetime: 3600, note: 'offline_access' },
  register: 'Vercel dashboard → your team → Settings → Apps',
  confirmedIn: {
    authorizationEndpoint: ['betterauth', 'grant', 'socialiteproviders'],
    tokenEndpoint: ['betterauth', metadata],
    userEndpoint: ['betterauth', metadata],
    user: ['betterauth', docs],
    'issuer, jwksUri': [metadata],
    'revocationEndpoint, deviceEndpoint': [metadata],
    clientAuth: [metadata],
    scopes: ['betterauth', docs],
    refresh: [plugin],
  },
  unconfirmed: ['register: its pages that were read say only that an app is created in the dashboard'],
} as const satisfies CatalogEntry;
