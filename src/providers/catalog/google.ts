import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

/** `GoogleOAuthProvider` does what data cannot: groups. */
export const google = {
  name: 'Google',
  issuer: 'https://accounts.google.com',
  authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenEndpoint: 'https://oauth2.googleapis.com/token',
  userEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  jwksUri: 'https://www.googleapis.com/oauth2/v3/certs',
  revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
  scopes: ['openid'],
  userScopes: ['email', 'profile'],
  clientAuth: 'client_secret_post',
  user: { ...openidUser, name: ['name', 'nickname'] },
  refresh: { tokens: 'on-request', rotates: false, lifetime: 3600, note: 'access_type=offline' },
  refusesWebviews: true,
  register: 'Google Cloud console → APIs & Services → Credentials → OAuth client ID (Web application)',
  confirmedIn: {
    issuer: ['authjs', 'kratos', 'socialcore'],
    authorizationEndpoint: ['appwrite', 'arctic', 'betterauth'],
    tokenEndpoint: ['appwrite', 'arctic', 'betterauth'],
    userEndpoint: ['grant', 'justauth', 'logto'],
    jwksUri: ['read 2026-11-23: accounts.google.com/.well-known/openid-configuration'],
    revocationEndpoint: ['read 2026-11-23: accounts.google.com/.well-known/openid-configuration'],
    user: ['allauth', 'authjs', 'goth'],
    scopes: ['appwrite', 'betterauth', 'laravelsocialite'],
    clientAuth: ['appwrite', 'httpxoauth', 'logto'],
    refusesWebviews: [
      'read 2026-11-29: developers.googleblog.com/en/upcoming-security-changes-to-googles-oauth-20-authorization-endpoint-in-embedded-webviews',
    ],
    register: ['allauth', 'betterauth', 'nango'],
  },
  unconfirmed: ['refresh: allauth, authjs and nango have access_type; lifetime and rotation were not found'],
} as const satisfies CatalogEntry;
