import type { CatalogEntry } from './entry.js';

export const figma = {
  name: 'Figma',
  authorizationEndpoint: 'https://www.figma.com/oauth',
  tokenEndpoint: 'https://api.figma.com/v1/oauth/token',
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
  },
  unconfirmed: ['clientAuth, refresh, register', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
