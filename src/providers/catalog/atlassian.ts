import type { CatalogEntry } from './entry.js';

export const atlassian = {
  name: 'Atlassian',
  authorizationEndpoint: 'https://auth.atlassian.com/authorize',
  tokenEndpoint: 'https://auth.atlassian.com/oauth/token',
  userEndpoint: 'https://api.atlassian.com/me',
  scopes: ['read:me'],
  authorizationParams: { audience: 'api.atlassian.com' },
  clientAuth: 'client_secret_post',
  user: { id: 'account_id', name: ['name'], avatar: 'picture' },
  refresh: { tokens: 'on-request', rotates: true, note: 'offline_access' },
  register: 'developer.atlassian.com/console/myapps → OAuth 2.0 (3LO)',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'authjs'],
    tokenEndpoint: ['arctic', 'authjs', 'betterauth'],
    userEndpoint: ['allauth', 'authjs', 'betterauth'],
    user: ['allauth', 'authjs', 'socialcore'],
    scopes: ['allauth', 'authjs', 'socialiteproviders'],
    clientAuth: ['allauth', 'arctic', 'nuxtauthutils'],
    register: ['allauth', 'betterauth'],
  },
  unconfirmed: [
    'wire',
    'whether its email address is verified: none is handed out',
    'refresh: rotation comes from one source',
  ],
} as const satisfies CatalogEntry;
