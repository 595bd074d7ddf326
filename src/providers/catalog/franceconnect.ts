import type { CatalogEntry } from './entry.js';

export const franceconnect = {
  name: 'FranceConnect',
  scopes: ['openid'],
  userScopes: ['given_name', 'family_name', 'email'],
  authorizationParams: { acr_values: 'eidas1' },
  clientAuth: 'client_secret_post',
  sendsIdTokenHint: true,
  user: { id: 'sub', name: ['{given_name} {family_name}'] },
  refresh: { tokens: 'never', lifetime: 60 },
  register: 'partenaires.franceconnect.gouv.fr',
  notes: [
    'issuer is that of your environment; the rest is discovered.',
    'Register RS256 or ES256 for ID tokens, or set idTokenAlgorithms: its default is HS256.',
  ],
  confirmedIn: {
    'issuer, user': ['read 2026-11-29: france-connect/sources core-fcp-low/src/config/oidc-provider.ts'],
    'wire, clientAuth': ['read 2026-11-29: france-connect/sources core-fcp-low/src/config/oidc-provider.ts'],
    'scopes, refresh': ['read 2026-11-29: france-connect/sources core-fcp-low/src/config/oidc-provider.ts'],
    notes: [
      'read 2026-11-29: france-connect/sources core-fcp-low/src/config/oidc-provider.ts',
      'read 2026-11-29: docs.partenaires.franceconnect.gouv.fr/fs/fs-technique/fs-technique-endpoints',
    ],
  },
  unconfirmed: [
    'sendsIdTokenHint: only socialiteproviders sends it',
    'register: not found',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
