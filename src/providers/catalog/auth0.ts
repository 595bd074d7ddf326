import type { CatalogEntry } from './entry.js';

const api = 'read 2026-11-23: auth0.com/docs/api/authentication';

const docs = 'read 2026-11-29: github.com/auth0/docs-v2 main/docs';

/** `Auth0OAuthProvider` does what data cannot: audience, the claim of groups. */
export const auth0 = {
  name: 'Auth0',
  settings: { domain: { kind: 'host', example: 'example.eu.auth0.com' } },
  issuer: 'https://{domain}/',
  authorizationEndpoint: 'https://{domain}/authorize',
  tokenEndpoint: 'https://{domain}/oauth/token',
  userEndpoint: 'https://{domain}/userinfo',
  jwksUri: 'https://{domain}/.well-known/jwks.json',
  revocationEndpoint: 'https://{domain}/oauth/revoke',
  endSessionEndpoint: 'https://{domain}/oidc/logout',
  scopes: ['openid', 'offline_access'],
  userScopes: ['profile', 'email'],
  accountParams: { prompt: 'login' },
  signUpParams: { screen_hint: 'signup' },
  user: {
    id: 'sub',
    name: ['name', 'nickname'],
    email: { at: 'email', verified: 'email_verified' },
    avatar: 'picture',
  },
  refresh: { tokens: 'on-request', note: 'offline_access; rotation is a setting of the application' },
  register: 'Auth0 dashboard → Applications → Regular Web Application',
  confirmedIn: {
    'issuer, jwksUri': [api],
    'authorizationEndpoint, tokenEndpoint': ['arctic', 'grant', 'nango'],
    userEndpoint: ['grant', 'nuxtauthutils'],
    'revocationEndpoint, endSessionEndpoint': [api],
    user: ['allauth', 'authjs', 'goth'],
    'scopes, refresh': [docs],
    'wire, register': [docs],
  },
} as const satisfies CatalogEntry;
