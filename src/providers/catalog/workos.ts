import type { CatalogEntry } from './entry.js';

export const workos = {
  name: 'WorkOS',
  settings: { connection: { kind: 'text', example: 'conn_01ABC' } },
  authorizationEndpoint: 'https://api.workos.com/sso/authorize',
  tokenEndpoint: 'https://api.workos.com/sso/token',
  userEndpoint: 'https://api.workos.com/sso/profile',
  scopes: [],
  authorizationParams: { connection: '{connection}' },
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['{first_name} {last_name}'], avatar: 'raw_attributes.picture' },
  refresh: { tokens: 'never' },
  register: 'dashboard.workos.com → Redirects, Connections',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'authjs', 'grant'],
    tokenEndpoint: ['arctic', 'authjs', 'grant'],
    userEndpoint: ['authjs', 'grant'],
    user: ['authjs'],
  },
  unconfirmed: [
    'clientAuth, wire, refresh, register',
    'whether its email address is verified: none is handed out',
    'user: only authjs has these fields',
  ],
} as const satisfies CatalogEntry;
