import type { CatalogEntry } from './entry.js';

const tokens =
  'read 2026-11-29: docs.cdp.coinbase.com/coinbase-app/oauth2-integration/access-and-refresh-tokens';
const start = 'read 2026-11-29: docs.cdp.coinbase.com/coinbase-app/oauth2-integration/quickstart';

export const coinbase = {
  name: 'Coinbase',
  authorizationEndpoint: 'https://login.coinbase.com/oauth2/auth',
  tokenEndpoint: 'https://login.coinbase.com/oauth2/token',
  userEndpoint: 'https://api.coinbase.com/v2/user',
  scopes: ['wallet:user:read'],
  clientAuth: 'client_secret_post',
  user: { id: 'data.id', name: ['data.name'], avatar: 'data.avatar_url' },
  refresh: { tokens: 'on-request', rotates: true, lifetime: 3600, note: 'offline_access' },
  register: 'portal.cdp.coinbase.com → API Keys → OAuth',
  notes: ['www.coinbase.com/oauth is its older address.', 'New clients are for approved partners.'],
  confirmedIn: {
    authorizationEndpoint: ['authjs', 'socialcore'],
    tokenEndpoint: ['authjs', 'socialcore'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['authjs', 'socialcore', 'socialiteproviders'],
    clientAuth: ['allauth', 'arctic', tokens],
    refresh: [tokens],
    register: [start],
    notes: [start, 'read 2026-11-29: docs.cdp.coinbase.com/coinbase-app/oauth2-integration/integrations'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
