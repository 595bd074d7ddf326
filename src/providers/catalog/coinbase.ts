import type { CatalogEntry } from './entry.js';

export const coinbase = {
  name: 'Coinbase',
  authorizationEndpoint: 'https://login.coinbase.com/oauth2/auth',
  tokenEndpoint: 'https://login.coinbase.com/oauth2/token',
  userEndpoint: 'https://api.coinbase.com/v2/user',
  scopes: ['wallet:user:read'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'data.id', name: ['data.name'], avatar: 'data.avatar_url' },
  refresh: { tokens: 'always', rotates: true },
  register: 'Coinbase Developer Platform → OAuth',
  notes: ['www.coinbase.com/oauth is its older address.'],
  confirmedIn: {
    authorizationEndpoint: ['authjs', 'socialcore'],
    tokenEndpoint: ['authjs', 'socialcore'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['authjs', 'socialcore', 'socialiteproviders'],
    clientAuth: ['allauth', 'arctic'],
  },
  unconfirmed: [
    'register, notes',
    'whether its email address is verified: none is handed out',
    'refresh: rotation comes from one source',
    'pkce: only arctic was found to say so',
  ],
} as const satisfies CatalogEntry;
