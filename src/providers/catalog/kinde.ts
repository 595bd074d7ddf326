import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const kinde = {
  name: 'Kinde',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  refresh: { tokens: 'on-request', rotates: true, note: 'the scope offline' },
  register: 'Kinde → Settings → Applications → Back-end web',
  notes: ['issuer is the address of your business, such as https://acme.kinde.com; the rest is discovered.'],
  confirmedIn: {
    issuer: ['authjs', 'socialiteproviders'],
    user: ['read 2026-11-28: openid.net/specs/openid-connect-core-1_0.html#StandardClaims'],
    'scopes, notes': [
      'read 2026-11-29: kinde-oss/documentation src/content/docs/developer-tools/about/using-kinde-without-an-sdk.mdx',
    ],
    refresh: ['read 2026-11-29: kinde-oss/documentation src/content/docs/build/tokens/refresh-tokens.mdx'],
    register: [
      'read 2026-11-29: kinde-oss/documentation src/content/docs/build/applications/authenticating-spa.mdx',
    ],
  },
} as const satisfies CatalogEntry;
