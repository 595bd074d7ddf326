import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const docs = 'read 2026-11-29: docs.goauthentik.io/add-secure-apps/providers/oauth2/create-oauth2-provider';
const scopes = 'read 2026-11-29: github.com/goauthentik/authentik blueprints/system/providers-oauth2.yaml';

export const authentik = {
  name: 'Authentik',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  groups: { claim: 'groups' },
  refresh: { tokens: 'on-request', note: 'offline_access' },
  register: 'authentik admin interface → Applications → Create with provider → OAuth2/OIDC',
  notes: [
    'issuer is {your server}/application/o/{slug}/; the rest is discovered.',
    'Its own mapping of the scope email says of every address that it is not verified; change it if yours are.',
  ],
  confirmedIn: {
    issuer: ['authjs', 'socialiteproviders'],
    user: ['authjs', 'socialiteproviders'],
    scopes: ['appwrite', 'socialiteproviders', 'authjs'],
    groups: ['authjs', scopes],
    refresh: [docs, scopes],
    register: [docs],
    notes: ['authjs', scopes, 'read 2026-11-29: goauthentik.io/docs/providers/oauth2'],
  },
} as const satisfies CatalogEntry;
