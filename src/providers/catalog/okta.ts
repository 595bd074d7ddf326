import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const docs = 'read 2026-11-29: github.com/okta/okta-developer-docs';

export const okta = {
  name: 'Okta',
  settings: { domain: { kind: 'host', example: 'acme.okta.com' } },
  issuer: 'https://{domain}',
  authorizationEndpoint: 'https://{domain}/oauth2/v1/authorize',
  tokenEndpoint: 'https://{domain}/oauth2/v1/token',
  userEndpoint: 'https://{domain}/oauth2/v1/userinfo',
  jwksUri: 'https://{domain}/oauth2/v1/keys',
  revocationEndpoint: 'https://{domain}/oauth2/v1/revoke',
  endSessionEndpoint: 'https://{domain}/oauth2/v1/logout',
  scopes: ['openid', 'offline_access'],
  userScopes: ['profile', 'email'],
  sendsIdTokenHint: true,
  user: openidUser,
  groups: { scopes: ['groups'], claim: 'groups' },
  refresh: { tokens: 'on-request', rotates: false, note: 'offline_access; rotation is a setting of the app' },
  register: 'Okta admin console → Applications → OIDC → Web Application',
  notes: ['For a custom authorization server give its issuer instead of domain.'],
  confirmedIn: {
    issuer: ['read 2026-11-23: okta/okta-developer-docs/refresh-tokens'],
    authorizationEndpoint: ['allauth', 'grant', 'nango'],
    tokenEndpoint: ['allauth', 'grant', 'nango'],
    userEndpoint: ['allauth', 'grant'],
    jwksUri: ['read 2026-11-23: okta/okta-developer-docs'],
    revocationEndpoint: ['read 2026-11-23: okta/okta-developer-docs'],
    endSessionEndpoint: ['read 2026-11-23: okta/okta-developer-docs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'appwrite', 'socialiteproviders'],
    'groups, refresh': [docs],
    'register, notes': [docs],
  },
  unconfirmed: ['sendsIdTokenHint: no page that was read says so'],
} as const satisfies CatalogEntry;
