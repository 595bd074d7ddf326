import type { CatalogEntry } from './entry.js';

export const nextcloud = {
  name: 'Nextcloud',
  settings: { baseUrl: { kind: 'url', example: 'https://cloud.acme.example' } },
  authorizationEndpoint: '{baseUrl}/apps/oauth2/authorize',
  tokenEndpoint: '{baseUrl}/apps/oauth2/api/v1/token',
  userEndpoint: '{baseUrl}/ocs/v2.php/cloud/user?format=json',
  scopes: [],
  clientAuth: 'client_secret_post',
  userHeaders: { 'OCS-APIRequest': 'true' },
  user: { id: 'ocs.data.id', name: ['ocs.data.displayname', 'ocs.data.display-name'] },
  refresh: { tokens: 'always', rotates: true, lifetime: 3600 },
  register: 'Nextcloud → Administration settings → Security → OAuth 2.0 clients',
  confirmedIn: {
    authorizationEndpoint: ['authjs', 'goth'],
    tokenEndpoint: ['authjs', 'goth'],
    userEndpoint: ['goth', 'openiddict'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    'clientAuth, refresh': [
      'read 2026-11-29: nextcloud/server apps/oauth2/lib/Controller/OauthApiController.php',
    ],
    wire: [
      'authjs',
      'read 2026-11-29: nextcloud/documentation developer_manual/client_apis/OCS/ocs-api-overview.rst',
    ],
    register: [
      'allauth',
      'read 2026-11-29: nextcloud/documentation admin_manual/configuration_server/oauth2.rst',
    ],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
