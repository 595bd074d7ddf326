import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const keycloak = {
  name: 'Keycloak',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  user: openidUser,
  groups: { claim: 'groups' },
  refresh: {
    tokens: 'always',
    rotates: false,
    note: 'rotation is off by default; offline_access gives tokens that outlive the session',
  },
  register: 'Keycloak admin console → your realm → Clients',
  notes: [
    'issuer is {your server}/realms/{realm}; the rest is discovered.',
    'Groups need a group membership mapper that adds the claim groups.',
  ],
  confirmedIn: {
    issuer: [
      'read 2026-11-23: keycloak/keycloak docs/guides/securing-apps/partials/oidc/available-endpoints.adoc',
    ],
    scopes: ['arctic', 'authjs'],
    user: ['authjs', 'socialiteproviders'],
    register: [
      'read 2026-11-29: keycloak/keycloak docs/documentation/server_admin/topics/clients/oidc/proc-creating-oidc-client.adoc',
    ],
  },
  unconfirmed: [
    'groups, notes: no catalog has the mapper',
    'refresh: its guide (topics/sessions) does not say that rotation is off by default',
  ],
} as const satisfies CatalogEntry;
