import type { CatalogEntry } from './entry.js';

export const amazon = {
  name: 'Amazon',
  authorizationEndpoint: 'https://www.amazon.com/ap/oa',
  tokenEndpoint: 'https://api.amazon.com/auth/o2/token',
  userEndpoint: 'https://api.amazon.com/user/profile',
  scopes: ['profile'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'user_id', name: ['name'] },
  refresh: { tokens: 'always', lifetime: 3600 },
  register: 'developer.amazon.com → Login with Amazon → Security Profile',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    scopes: ['allauth', 'appwrite', 'aspnetcontrib'],
    clientAuth: ['allauth', 'appwrite', 'logto'],
  },
  unconfirmed: [
    'refresh, register',
    'whether its email address is verified: none is handed out',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
