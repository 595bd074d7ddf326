import type { CatalogEntry } from './entry.js';

const library = 'read 2026-11-29: github.com/XeroAPI/xero-node README.md, src/XeroClient.ts';

export const xero = {
  name: 'Xero',
  issuer: 'https://identity.xero.com',
  authorizationEndpoint: 'https://login.xero.com/identity/connect/authorize',
  tokenEndpoint: 'https://identity.xero.com/connect/token',
  jwksUri: 'https://identity.xero.com/.well-known/openid-configuration/jwks',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  user: { id: 'sub', name: ['name', '{given_name} {family_name}'] },
  refresh: { tokens: 'on-request', rotates: true, lifetime: 1800, note: 'offline_access' },
  register: 'developer.xero.com/app/manage',
  confirmedIn: {
    authorizationEndpoint: ['nango', 'scribejava', 'socialiteproviders'],
    tokenEndpoint: ['aspnetcontrib', 'nango', 'scribejava'],
    scopes: ['aspnetcontrib', 'nango', 'socialiteproviders'],
    'issuer, user': [library],
    clientAuth: ['aspnetcontrib', library],
    refresh: [library, 'read 2026-11-29: developer.xero.com/faq/oauth2'],
    register: ['nango', library],
  },
  unconfirmed: [
    'whether its email address is verified: none is handed out',
    'jwksUri: only a test of aspnetcontrib has it',
  ],
} as const satisfies CatalogEntry;
