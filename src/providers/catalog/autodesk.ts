import type { CatalogEntry } from './entry.js';

export const autodesk = {
  name: 'Autodesk',
  authorizationEndpoint: 'https://developer.api.autodesk.com/authentication/v2/authorize',
  tokenEndpoint: 'https://developer.api.autodesk.com/authentication/v2/token',
  userEndpoint: 'https://developer.api.autodesk.com/userprofile/v1/users/@me',
  scopes: ['user-profile:read'],
  clientAuth: 'client_secret_basic',
  user: { id: 'userId', name: ['userName'] },
  refresh: { tokens: 'always', rotates: true },
  register: 'aps.autodesk.com → Applications',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['arctic', 'aspnetcontrib', 'grant'],
    userEndpoint: ['appwrite', 'grant', 'hybridauth'],
    scopes: ['appwrite', 'aspnetcontrib'],
    clientAuth: ['arctic', 'aspnetcontrib'],
  },
  unconfirmed: [
    'register',
    'whether its email address is verified: none is handed out',
    'refresh: rotation comes from one source',
    'user: no catalog that was read has these fields',
  ],
} as const satisfies CatalogEntry;
