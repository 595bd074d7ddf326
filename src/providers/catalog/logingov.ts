import type { CatalogEntry } from './entry.js';

export const logingov = {
  name: 'Login.gov',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  authorizationParams: { acr_values: 'urn:acr.login.gov:auth-only' },
  clientAuth: 'none',
  user: {
    id: 'sub',
    name: ['{given_name} {family_name}'],
    email: { at: 'email', verified: 'email_verified' },
  },
  refresh: { tokens: 'never' },
  register: 'portal.int.identitysandbox.gov',
  notes: [
    'issuer is https://idp.int.identitysandbox.gov/ for tests; the rest is discovered.',
    'It knows no client secret: PKCE alone proves the client.',
  ],
  confirmedIn: { issuer: ['grant'] },
  unconfirmed: [
    'scopes, clientAuth, wire, refresh, register, notes',
    'its issuer: only grant has it, for the sandbox',
    'acr_values and the proof by PKCE: no catalog has them',
    'user: no catalog that was read has these fields',
  ],
} as const satisfies CatalogEntry;
