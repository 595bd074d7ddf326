import type { CatalogEntry } from './entry.js';

export const wordpress = {
  name: 'WordPress.com',
  authorizationEndpoint: 'https://public-api.wordpress.com/oauth2/authorize',
  tokenEndpoint: 'https://public-api.wordpress.com/oauth2/token',
  userEndpoint: 'https://public-api.wordpress.com/rest/v1/me',
  scopes: ['auth'],
  clientAuth: 'client_secret_post',
  user: { id: 'ID', name: ['display_name', 'username'], avatar: 'avatar_URL' },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent', idAs: 'number' },
  register: 'developer.wordpress.com/apps',
  confirmedIn: {
    authorizationEndpoint: ['appwrite', 'aspnetcontrib', 'authjs'],
    tokenEndpoint: ['appwrite', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['appwrite', 'authjs', 'grant'],
    user: ['aspnetcontrib', 'authjs', 'socialiteproviders'],
    scopes: ['appwrite', 'aspnetcontrib', 'authjs'],
    clientAuth: ['appwrite', 'nango', 'socialiteproviders'],
    register: ['nango', 'read 2026-11-29: developer.wordpress.com/docs/oauth2'],
  },
  unconfirmed: [
    'its OpenID Connect (issuer https://public-api.wordpress.com): no source says whether older apps and ids remain valid there',
    'answers, refresh: no source was read',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
