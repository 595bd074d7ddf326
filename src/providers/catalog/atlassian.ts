import type { CatalogEntry } from './entry.js';

export const atlassian = {
  name: 'Atlassian',
  authorizationEndpoint: 'https://auth.atlassian.com/authorize',
  tokenEndpoint: 'https://auth.atlassian.com/oauth/token',
  userEndpoint: 'https://api.atlassian.com/me',
  scopes: ['read:me'],
  authorizationParams: { audience: 'api.atlassian.com' },
  clientAuth: 'client_secret_post',
  user: {
    id: 'account_id',
    name: ['name'],
    email: { at: 'email', verified: 'email_verified' },
    avatar: 'picture',
  },
  refresh: { tokens: 'on-request', rotates: true, lifetime: 3600, note: 'offline_access' },
  register: 'developer.atlassian.com/console/myapps → OAuth 2.0 (3LO)',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'authjs'],
    tokenEndpoint: ['arctic', 'authjs', 'betterauth'],
    userEndpoint: ['allauth', 'authjs', 'betterauth'],
    user: ['allauth', 'nuxtauthutils'],
    scopes: ['allauth', 'authjs', 'socialiteproviders'],
    clientAuth: ['allauth', 'arctic', 'nuxtauthutils'],
    wire: ['allauth', 'authjs', 'socialcore'],
    refresh: [
      'read 2026-11-29: community.developer.atlassian.com/t/54172',
      'read 2026-11-29: community.developer.atlassian.com/t/60806',
    ],
    register: ['allauth', 'betterauth'],
  },
} as const satisfies CatalogEntry;
