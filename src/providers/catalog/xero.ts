import type { CatalogEntry } from './entry.js';

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
  refresh: { tokens: 'on-request', rotates: true, note: 'offline_access' },
  register: 'developer.xero.com/app/manage',
  confirmedIn: {
    authorizationEndpoint: ['nango', 'scribejava', 'socialiteproviders'],
    tokenEndpoint: ['aspnetcontrib', 'nango', 'scribejava'],
    scopes: ['aspnetcontrib', 'nango', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, register',
    'whether its email address is verified: none is handed out',
    'refresh: rotation comes from one source',
    'issuer: no catalog has it',
    'jwksUri: no catalog has it',
    'user: no catalog that was read has these fields',
  ],
} as const satisfies CatalogEntry;
