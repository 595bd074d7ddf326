import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const logto = {
  name: 'Logto',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  refresh: { tokens: 'on-request', note: 'offline_access, with prompt=consent' },
  register: 'Logto console → Applications → Traditional web',
  notes: ['issuer is {your endpoint}/oidc; the rest is discovered.'],
  confirmedIn: {
    issuer: ['authjs', 'socialiteproviders'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['authjs', 'socialiteproviders'],
    'refresh, register': [
      'read 2026-11-29: logto-io/docs docs/integrate-logto/application-data-structure.mdx',
    ],
    notes: ['authjs', 'socialiteproviders'],
  },
} as const satisfies CatalogEntry;
