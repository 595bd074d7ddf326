import type { CatalogEntry } from './entry.js';

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
    userEndpoint: ['grant'],
    scopes: ['socialiteproviders'],
    clientAuth: ['nango', 'socialiteproviders'],
  },
  unconfirmed: [
    'refresh, register, notes',
    'whether its email address is verified: none is handed out',
    'userEndpoint: only grant has it',
    'user: no catalog that was read has these fields',
    'scopes: only socialiteproviders asks for them',
  ],
} as const satisfies CatalogEntry;
