import type { CatalogEntry } from './entry.js';

export const zoom = {
  name: 'Zoom',
  authorizationEndpoint: 'https://zoom.us/oauth/authorize',
  tokenEndpoint: 'https://zoom.us/oauth/token',
  userEndpoint: 'https://api.zoom.us/v2/users/me',
  revocationEndpoint: 'https://zoom.us/oauth/revoke',
  scopes: [],
  clientAuth: 'client_secret_basic',
  user: {
    id: 'id',
    name: ['display_name', '{first_name} {last_name}'],
    email: { at: 'email', verified: 'verified' },
    avatar: 'pic_url',
  },
  refresh: { tokens: 'always' },
  register: 'marketplace.zoom.us → Develop → Build App → General App',
  notes: ['The scopes of the app count.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['allauth', 'appwrite', 'aspnetcontrib'],
    revocationEndpoint: ['arctic', 'openiddict'],
    user: ['allauth', 'aspnetcontrib'],
    clientAuth: ['appwrite', 'arctic', 'socialiteproviders'],
    refresh: ['arctic', 'betterauth', 'goth'],
    register: ['betterauth', 'nango'],
    notes: ['allauth', 'betterauth'],
  },
} as const satisfies CatalogEntry;
