import type { CatalogEntry } from './entry.js';

export const box = {
  name: 'Box',
  authorizationEndpoint: 'https://account.box.com/api/oauth2/authorize',
  tokenEndpoint: 'https://api.box.com/oauth2/token',
  userEndpoint: 'https://api.box.com/2.0/users/me',
  scopes: [],
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['name'], avatar: 'avatar_url' },
  refresh: { tokens: 'always', rotates: true },
  register: 'app.box.com/developers/console → Platform App → OAuth 2.0',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'authjs', 'goth'],
    user: ['allauth', 'authjs', 'goth'],
    clientAuth: ['allauth', 'appwrite', 'arctic'],
    refresh: [
      'goth',
      'socialcore',
      'read 2026-11-29: github.com/box/developer.box.com content/guides/authentication/tokens/refresh.md',
    ],
    register: [
      'nango',
      'read 2026-11-29: github.com/box/developer.box.com content/guides/authentication/oauth2/oauth2-setup.md',
    ],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
