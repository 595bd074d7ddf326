import type { CatalogEntry } from './entry.js';

export const franceconnect = {
  name: 'FranceConnect',
  scopes: ['openid'],
  userScopes: ['given_name', 'family_name', 'email'],
  authorizationParams: { acr_values: 'eidas1' },
  clientAuth: 'client_secret_post',
  sendsIdTokenHint: true,
  user: { id: 'sub', name: ['{given_name} {family_name}'] },
  refresh: { tokens: 'never' },
  register: 'partenaires.franceconnect.gouv.fr',
  notes: ['issuer is that of your environment; the rest is discovered.'],
  confirmedIn: { issuer: ['socialiteproviders'], user: ['socialiteproviders'] },
  unconfirmed: [
    'scopes, clientAuth, sendsIdTokenHint, wire, refresh, register, notes',
    'its issuer: only socialiteproviders knows its addresses, those of an older version',
    'acr_values: no catalog in two',
    'whether its email address is verified: none is handed out',
    'user: only socialiteproviders has these fields',
  ],
} as const satisfies CatalogEntry;
