import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html';

export const amazoncognito = {
  name: 'Amazon Cognito',
  settings: { domain: { kind: 'host', example: 'acme.auth.eu-west-1.amazoncognito.com' } },
  authorizationEndpoint: 'https://{domain}/oauth2/authorize',
  tokenEndpoint: 'https://{domain}/oauth2/token',
  userEndpoint: 'https://{domain}/oauth2/userInfo',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  nonce: false,
  user: {
    id: 'sub',
    name: ['name', 'username'],
    email: { at: 'email', verified: 'email_verified' },
    avatar: 'picture',
  },
  refresh: { tokens: 'always' },
  register: 'Amazon Cognito → your user pool → App clients',
  notes: ['With issuer set to that of the pool, the rest is discovered and ID tokens are checked.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'betterauth', 'grant'],
    tokenEndpoint: ['arctic', 'betterauth', 'grant'],
    userEndpoint: ['allauth', 'grant'],
    user: ['allauth', 'authjs', 'goth'],
    scopes: ['allauth', 'betterauth', 'authjs'],
    clientAuth: ['arctic', docs],
    register: ['allauth', 'betterauth'],
    refresh: ['arctic', 'goth', docs],
    notes: ['authjs', 'nuxtauthutils'],
  },
  unconfirmed: ['nonce: none is sent, because its ID token is not read'],
} as const satisfies CatalogEntry;
