import type { CatalogEntry } from './entry.js';

const source = 'read 2026-11-29: github.com/reddit-archive/reddit r2/r2/controllers/oauth2.py';

export const reddit = {
  name: 'Reddit',
  authorizationEndpoint: 'https://www.reddit.com/api/v1/authorize',
  tokenEndpoint: 'https://www.reddit.com/api/v1/access_token',
  // Otherwise & is &amp; in its JSON, and the picture's address is wrong.
  userEndpoint: 'https://oauth.reddit.com/api/v1/me?raw_json=1',
  revocationEndpoint: 'https://www.reddit.com/api/v1/revoke_token',
  scopes: ['identity'],
  authorizationParams: { duration: 'permanent' },
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'id', name: ['name'], avatar: 'icon_img' },
  refresh: { tokens: 'on-request', note: 'duration=permanent' },
  register: 'reddit.com/prefs/apps → web app',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    revocationEndpoint: ['openiddict', source],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'aspnetcontrib', 'authjs'],
    'clientAuth, pkce': ['arctic', 'betterauth'],
    wire: ['aspnetcontrib', 'nango'],
    refresh: ['allauth', 'arctic', source],
    register: ['allauth', 'authjs', 'betterauth'],
    notes: ['authjs', 'betterauth'],
  },
} as const satisfies CatalogEntry;
