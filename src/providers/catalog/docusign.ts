import type { CatalogEntry } from './entry.js';

const sdk =
  'read 2026-11-29: github.com/docusign/docusign-esign-node-client src/ApiClient.js, src/oauth/UserInfo.js';
const docs = 'read 2026-11-29: developers.docusign.com/platform/auth/reference/obtain-access-token.md';

export const docusign = {
  name: 'Docusign',
  settings: {
    baseUrl: {
      kind: 'url',
      byDefault: 'https://account.docusign.com',
      example: 'https://account-d.docusign.com',
    },
  },
  authorizationEndpoint: '{baseUrl}/oauth/auth',
  tokenEndpoint: '{baseUrl}/oauth/token',
  userEndpoint: '{baseUrl}/oauth/userinfo',
  scopes: ['signature'],
  clientAuth: 'client_secret_basic',
  user: { id: 'sub', name: ['name'] },
  refresh: { tokens: 'always' },
  register: 'apps-d.docusign.com/admin → Apps and Keys',
  notes: ['baseUrl https://account-d.docusign.com is its developer environment.'],
  confirmedIn: {
    authorizationEndpoint: ['grant', 'nango'],
    tokenEndpoint: ['grant', 'nango'],
    userEndpoint: ['grant', sdk],
    user: [sdk],
    scopes: [
      'socialiteproviders',
      'read 2026-11-29: github.com/docusign/code-examples-node lib/DSJwtAuth.js',
    ],
    clientAuth: ['nango', 'socialiteproviders', docs],
    refresh: [docs],
    register: ['read 2026-11-29: developers.docusign.com/docs/esign-rest-api/sdks/python/auth'],
    notes: ['nango', 'socialiteproviders'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
