import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: zoho.com/accounts/protocol/oauth/web-apps/access-token-expiry.html';

export const zoho = {
  name: 'Zoho',
  settings: {
    baseUrl: { kind: 'url', byDefault: 'https://accounts.zoho.com', example: 'https://accounts.zoho.eu' },
  },
  authorizationEndpoint: '{baseUrl}/oauth/v2/auth',
  tokenEndpoint: '{baseUrl}/oauth/v2/token',
  userEndpoint: '{baseUrl}/oauth/user/info',
  scopes: ['aaaserver.profile.READ'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  user: { id: 'ZUID', name: ['Display_Name'] },
  refresh: { tokens: 'on-request', lifetime: 3600, note: 'access_type=offline' },
  answers: { errorStatus: 200, idAs: 'number' },
  register: 'api-console.zoho.com',
  notes: ['baseUrl is the address of your data centre.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    scopes: ['allauth', 'socialiteproviders'],
    clientAuth: ['allauth', 'appwrite', docs],
    refresh: ['nango', docs],
    register: ['allauth', 'authjs', 'nango'],
    notes: ['aspnetcontrib', 'nango'],
  },
  unconfirmed: [
    'wire, answers: no source was read',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
