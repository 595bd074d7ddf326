import type { CatalogEntry } from './entry.js';

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
  pkce: false,
  user: { id: 'ZUID', name: ['Display_Name'] },
  refresh: { tokens: 'on-request', note: 'access_type=offline' },
  answers: { errorStatus: 200, idAs: 'number' },
  register: 'api-console.zoho.com',
  notes: ['baseUrl is the address of your data centre.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    scopes: ['allauth', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, wire, answers, refresh, register, notes',
    'whether its email address is verified: none is handed out',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
