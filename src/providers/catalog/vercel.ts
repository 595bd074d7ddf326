import type { CatalogEntry } from './entry.js';

export const vercel = {
  name: 'Vercel',
  authorizationEndpoint: 'https://vercel.com/oauth/authorize',
  tokenEndpoint: 'https://api.vercel.com/v2/oauth/access_token',
  userEndpoint: 'https://api.vercel.com/www/user',
  scopes: [],
  clientAuth: 'client_secret_post',
  user: { id: 'user.uid', name: ['user.name', 'user.username'] },
  refresh: { tokens: 'unknown' },
  register: 'vercel.com → Integrations → Console',
  confirmedIn: {
    authorizationEndpoint: ['betterauth', 'grant', 'socialiteproviders'],
    tokenEndpoint: ['grant', 'socialiteproviders'],
    userEndpoint: ['grant', 'socialiteproviders'],
    user: ['socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, register',
    'whether its email address is verified: none is handed out',
    'user: only socialiteproviders has these fields',
  ],
} as const satisfies CatalogEntry;
