import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const onelogin = {
  name: 'OneLogin',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  groups: { claim: 'groups', scopes: ['groups'] },
  refresh: { tokens: 'always' },
  register: 'OneLogin → Applications → OpenID Connect',
  notes: ['issuer is https://{subdomain}.onelogin.com/oidc/2; the rest is discovered.'],
  confirmedIn: {
    issuer: ['authjs'],
    user: ['read 2026-11-28: openid.net/specs/openid-connect-core-1_0.html#StandardClaims'],
    scopes: ['authjs', 'socialiteproviders'],
  },
  unconfirmed: ['groups, refresh, register, notes', 'its issuer: only authjs has it'],
} as const satisfies CatalogEntry;
