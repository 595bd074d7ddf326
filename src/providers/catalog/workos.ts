import type { CatalogEntry } from './entry.js';

const library = 'read 2026-11-29: github.com/workos/workos-node src/sso';

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
    user: ['authjs', library],
    clientAuth: ['arctic', 'authjs', library],
    wire: ['authjs', library],
    refresh: ['arctic', library],
  },
  unconfirmed: ['register: no source was read', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
