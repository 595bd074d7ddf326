import type { CatalogEntry } from './entry.js';

export const gitlab = {
  name: 'GitLab',
  settings: {
    baseUrl: { kind: 'url', byDefault: 'https://gitlab.com', example: 'https://gitlab.example.com' },
  },
  issuer: '{baseUrl}',
  authorizationEndpoint: '{baseUrl}/oauth/authorize',
  tokenEndpoint: '{baseUrl}/oauth/token',
  userEndpoint: '{baseUrl}/oauth/userinfo',
  jwksUri: '{baseUrl}/oauth/discovery/keys',
  revocationEndpoint: '{baseUrl}/oauth/revoke',
  deviceEndpoint: '{baseUrl}/oauth/authorize_device',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  user: {
    id: 'sub',
    name: ['name', 'nickname'],
    email: { at: 'email', verified: 'email_verified' },
    avatar: 'picture',
  },
  groups: { claim: 'groups' },
  refresh: { tokens: 'always', rotates: true, lifetime: 7200, note: 'a refresh ends both old tokens' },
  register: 'GitLab → Preferences → Applications (or Admin → Applications)',
  confirmedIn: {
    issuer: ['stackauth', 'read 2026-11-23: gitlab.com/.well-known/openid-configuration'],
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'goth'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'goth'],
    userEndpoint: ['logto', 'read 2026-11-23: gitlab.com/.well-known/openid-configuration'],
    jwksUri: ['read 2026-11-23: gitlab.com/.well-known/openid-configuration'],
    revocationEndpoint: ['read 2026-11-23: gitlab.com/.well-known/openid-configuration'],
    deviceEndpoint: ['read 2026-11-23: gitlab.com/.well-known/openid-configuration'],
    user: ['read 2026-11-23: gitlabhq/gitlabhq doc/integration/openid_connect_provider.md'],
    scopes: ['read 2026-11-23: gitlabhq/gitlabhq doc/integration/openid_connect_provider.md'],
  },
  unconfirmed: ['groups, clientAuth, refresh, register'],
} as const satisfies CatalogEntry;
