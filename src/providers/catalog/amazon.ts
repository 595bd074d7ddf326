import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: developer.amazon.com/docs/login-with-amazon/access-token.html';

export const amazon = {
  name: 'Amazon',
  authorizationEndpoint: 'https://www.amazon.com/ap/oa',
  tokenEndpoint: 'https://api.amazon.com/auth/o2/token',
  userEndpoint: 'https://api.amazon.com/user/profile',
  scopes: ['profile'],
  clientAuth: 'client_secret_post',
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
    refresh: ['appwrite', docs],
    register: [
      'nango',
      'read 2026-11-29: developer.amazon.com/es/docs/login-with-amazon/minitoc-lwa-understanding.html',
    ],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
