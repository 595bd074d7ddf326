import type { CatalogEntry } from './entry.js';

export const nextcloud = {
  name: 'Nextcloud',
  settings: { baseUrl: { kind: 'url', example: 'https://cloud.acme.example' } },
  authorizationEndpoint: '{baseUrl}/apps/oauth2/authorize',
  tokenEndpoint: '{baseUrl}/apps/oauth2/api/v1/token',
  userEndpoint: '{baseUrl}/ocs/v2.php/cloud/user?format=json',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  userHeaders: { 'OCS-APIRequest': 'true' },
  user: { id: 'ocs.data.id', name: ['ocs.data.displayname', 'ocs.data.display-name'] },
  refresh: { tokens: 'always', rotates: true },
  register: 'Nextcloud → Administration settings → Security → OAuth 2.0 clients',
  confirmedIn: {
    authorizationEndpoint: ['authjs', 'goth'],
    tokenEndpoint: ['authjs', 'goth'],
    userEndpoint: ['goth'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
  },
  unconfirmed: [
    'clientAuth, wire, register',
    'whether its email address is verified: none is handed out',
    'refresh: rotation comes from one source',
    'userEndpoint: only goth has it',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
