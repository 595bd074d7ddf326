import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const authentik = {
  name: 'Authentik',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  groups: { claim: 'groups' },
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'authentik admin interface → Applications → Providers → OAuth2/OpenID',
  notes: ['issuer is {your server}/application/o/{slug}/; the rest is discovered.'],
  confirmedIn: {
    issuer: ['authjs', 'socialiteproviders'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['appwrite', 'socialiteproviders', 'authjs'],
  },
  unconfirmed: ['groups, refresh, register, notes'],
} as const satisfies CatalogEntry;
