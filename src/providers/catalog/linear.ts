import type { CatalogEntry } from './entry.js';

export const linear = {
  name: 'Linear',
  authorizationEndpoint: 'https://linear.app/oauth/authorize',
  tokenEndpoint: 'https://api.linear.app/oauth/token',
  userEndpoint: 'https://api.linear.app/graphql',
  scopes: ['read'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  userRequest: {
    method: 'POST',
    body: 'json',
    fields: { query: 'query { viewer { id name email avatarUrl } }' },
  },
  user: { id: 'data.viewer.id', name: ['data.viewer.name'], avatar: 'data.viewer.avatarUrl' },
  refresh: { tokens: 'always' },
  register: 'Linear → Settings → API → OAuth applications',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'betterauth', 'nango'],
    tokenEndpoint: ['arctic', 'betterauth', 'nango'],
    userEndpoint: ['betterauth', 'nuxtauthutils', 'pocketbase'],
    user: ['pocketbase', 'socialiteproviders'],
    scopes: ['betterauth', 'pocketbase', 'socialiteproviders'],
    clientAuth: ['arctic', 'nuxtauthutils'],
    wire: ['socialiteproviders', 'read 2026-11-29: linear.app/developers/oauth-2-0-authentication.md'],
    'refresh, register': ['nango', 'read 2026-11-29: linear.app/developers/oauth-2-0-authentication.md'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
