import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const zitadel = {
  name: 'Zitadel',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'Zitadel console → your project → Applications → Web',
  notes: ['issuer is the address of your instance; the rest is discovered.'],
  confirmedIn: {
    issuer: ['authjs', 'socialiteproviders', 'nuxtauthutils'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['socialiteproviders', 'authjs'],
  },
  unconfirmed: ['refresh, register, notes'],
} as const satisfies CatalogEntry;
