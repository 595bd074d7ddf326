import type { CatalogEntry } from './entry.js';

/** `MicrosoftOAuthProvider` does what data cannot: tenants, verified addresses, groups. */
export const microsoft = {
  name: 'Microsoft',
  settings: { tenant: { kind: 'text', byDefault: 'common', example: 'common' } },
  issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
  authorizationEndpoint: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
  tokenEndpoint: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
  userEndpoint: 'https://graph.microsoft.com/v1.0/me',
  jwksUri: 'https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys',
  endSessionEndpoint: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/logout',
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  userScopes: ['User.Read'],
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['displayName', 'name'] },
  refresh: {
    tokens: 'on-request',
    rotates: false,
    note: 'offline_access; the old refresh token stays valid',
  },
  register: 'Entra admin center → App registrations → platform “Web”',
  notes: ['tenant is an id, common, organizations or consumers.', 'The id azure means the same provider.'],
  confirmedIn: {
    issuer: ['read 2026-11-23: login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'],
    authorizationEndpoint: ['goth', 'grant', 'hanko'],
    tokenEndpoint: ['goth', 'grant', 'hanko'],
    userEndpoint: ['appwrite', 'goth', 'httpxoauth'],
    jwksUri: ['read 2026-11-23: login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'],
    endSessionEndpoint: [
      'read 2026-11-23: login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    ],
    user: ['allauth', 'goth', 'pocketbase'],
    scopes: ['betterauth', 'goth'],
    clientAuth: ['appwrite', 'httpxoauth', 'nuxtauthutils'],
    refresh: ['read 2026-11-29: MicrosoftDocs/entra-docs docs/identity-platform/refresh-tokens.md'],
    notes: ['read 2026-11-29: MicrosoftDocs/entra-docs docs/identity-platform/v2-oauth2-auth-code-flow.md'],
    register: ['read 2026-11-29: MicrosoftDocs/entra-docs docs/identity-platform/how-to-add-redirect-uri.md'],
  },
} as const satisfies CatalogEntry;
