import type { CatalogEntry } from './entry.js';

const sdk = 'read 2026-11-29: github.com/dropbox/dropbox-sdk-js';

export const dropbox = {
  name: 'Dropbox',
  authorizationEndpoint: 'https://www.dropbox.com/oauth2/authorize',
  tokenEndpoint: 'https://api.dropboxapi.com/oauth2/token',
  userEndpoint: 'https://api.dropboxapi.com/2/users/get_current_account',
  scopes: ['account_info.read'],
  clientAuth: 'client_secret_post',
  userRequest: { method: 'POST' },
  user: {
    id: 'account_id',
    name: ['name.display_name'],
    email: { at: 'email', verified: 'email_verified' },
    avatar: 'profile_photo_url',
  },
  refresh: { tokens: 'on-request', note: 'token_access_type=offline' },
  register: 'dropbox.com/developers → App Console',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['appwrite', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['appwrite', 'aspnetcontrib', 'authjs'],
    user: ['betterauth', sdk],
    scopes: ['authjs', 'betterauth', 'hybridauth'],
    clientAuth: ['allauth', 'appwrite'],
    wire: ['authjs', sdk],
    refresh: ['nango', sdk],
    register: ['allauth', 'betterauth'],
  },
} as const satisfies CatalogEntry;
