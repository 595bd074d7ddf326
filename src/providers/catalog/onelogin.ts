import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const sample = 'read 2026-11-29: github.com/onelogin/onelogin-oidc-node';

export const onelogin = {
  name: 'OneLogin',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  groups: { claim: 'groups', scopes: ['groups'] },
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'OneLogin → Applications → OpenID Connect',
  notes: ['issuer is https://{subdomain}.onelogin.com/oidc/2; the rest is discovered.'],
  confirmedIn: {
    issuer: ['authjs'],
    user: ['read 2026-11-28: openid.net/specs/openid-connect-core-1_0.html#StandardClaims'],
    scopes: ['authjs', 'socialiteproviders'],
    notes: ['authjs', sample],
  },
  unconfirmed: ['groups, register: no page was found', 'refresh: only socialiteproviders names the scope'],
} as const satisfies CatalogEntry;
