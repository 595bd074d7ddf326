import type { CatalogEntry } from './entry.js';

export const apple = {
  name: 'Apple',
  issuer: 'https://appleid.apple.com',
  authorizationEndpoint: 'https://appleid.apple.com/auth/authorize',
  tokenEndpoint: 'https://appleid.apple.com/auth/token',
  jwksUri: 'https://appleid.apple.com/auth/keys',
  revocationEndpoint: 'https://appleid.apple.com/auth/revoke',
  scopes: ['openid'],
  userScopes: ['name', 'email'],
  clientAuth: 'client_secret_post',
  user: { id: 'sub', email: { at: 'email', verified: 'email_verified' } },
  refresh: { tokens: 'always', rotates: false },
  cancelErrors: ['user_cancelled_authorize'],
  register: 'Apple Developer → Certificates, Identifiers & Profiles → Services IDs',
  notes: [
    'Client secrets are made with the key, and renewed. Line breaks of a key may be written as \\n.',
    'The redirect URL must be https, and not localhost.',
    'The name comes at the first consent only, in the posted callback.',
    'user.isPrivateRelay is true for an email address of Apple that forwards, made for your app.',
  ],
  confirmedIn: {
    issuer: ['authjs', 'kratos', 'stackauth'],
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    'jwksUri, revocationEndpoint': ['read 2026-11-23: appleid.apple.com/.well-known/openid-configuration'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['aspnetcontrib', 'authjs', 'pocketbase'],
    clientAuth: ['allauth', 'appwrite', 'arctic'],
    refresh: [
      'read 2026-11-29: developer.apple.com/documentation/signinwithapplerestapi/generate-and-validate-tokens.md',
      'read 2026-11-29: developer.apple.com/forums/thread/123909',
    ],
    register: ['allauth', 'betterauth'],
    notes: ['authjs', 'betterauth'],
  },
  unconfirmed: ['cancelErrors: only aspnetcontrib names it'],
} as const satisfies CatalogEntry;
