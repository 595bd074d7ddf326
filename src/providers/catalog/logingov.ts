import type { CatalogEntry } from './entry.js';

export const logingov = {
  name: 'Login.gov',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  authorizationParams: { acr_values: 'urn:acr.login.gov:auth-only' },
  clientAuth: 'none',
  user: {
    id: 'sub',
    name: ['{given_name} {family_name}'],
    email: { at: 'email', verified: 'email_verified' },
  },
  refresh: { tokens: 'never' },
  register: 'dashboard.int.identitysandbox.gov',
  notes: [
    'issuer is https://idp.int.identitysandbox.gov/ for tests; the rest is discovered.',
    'It knows no client secret: PKCE alone proves the client.',
  ],
  confirmedIn: {
    'issuer, register': ['read 2026-11-29: GSA-TTS/identity-dev-docs _pages/oidc/getting-started.md'],
    scopes: ['read 2026-11-29: GSA-TTS/identity-dev-docs _pages/oidc/authorization.md'],
    wire: ['read 2026-11-29: GSA-TTS/identity-dev-docs _includes/snippets/auth_content/service_levels.md'],
    user: [
      'read 2026-11-29: GSA-TTS/identity-dev-docs _pages/attributes.md',
      'read 2026-11-29: GSA-TTS/identity-dev-docs _includes/snippets/oidc/user-info/response.md',
    ],
    clientAuth: ['read 2026-11-29: GSA-TTS/identity-dev-docs _pages/oidc/getting-started.md'],
    refresh: ['read 2026-11-29: GSA-TTS/identity-dev-docs _pages/oidc/token/pkce.md'],
  },
  unconfirmed: ['notes: its pages write the issuer without the slash at its end'],
} as const satisfies CatalogEntry;
