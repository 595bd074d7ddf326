import type { CatalogEntry } from './entry.js';

export const figma = {
  name: 'Figma',
  authorizationEndpoint: 'https://www.figma.com/oauth',
  tokenEndpoint: 'https://api.figma.com/v1/oauth/token',
  refreshEndpoint: 'https://api.figma.com/v1/oauth/refresh',
  userEndpoint: 'https://api.figma.com/v1/me',
  scopes: ['current_user:read'],
  clientAuth: 'client_secret_basic',
  user: { id: 'id', name: ['handle'], avatar: 'img_url' },
  refresh: { tokens: 'always' },
  register: 'figma.com/developers/apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['appwrite', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'appwrite', 'authjs'],
    user: ['allauth', 'authjs', 'socialiteproviders'],
    scopes: ['appwrite', 'betterauth', 'supabase'],
    refreshEndpoint: ['appwrite', 'arctic', 'nango'],
    clientAuth: ['appwrite', 'arctic', 'betterauth'],
    refresh: ['appwrite', 'arctic', 'nango'],
    register: ['allauth', 'betterauth'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
