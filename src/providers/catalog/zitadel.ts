import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const docs = 'read 2026-11-29: github.com/zitadel/zitadel docs/docs/apis/openidoauth/scopes.md';

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
    refresh: [docs],
    register: ['read 2026-11-29: zitadel.com/docs/guides/manage/console/applications'],
    notes: ['nuxtauthutils', 'socialiteproviders'],
  },
} as const satisfies CatalogEntry;
