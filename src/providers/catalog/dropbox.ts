import type { CatalogEntry } from './entry.js';

export const dropbox = {
  name: 'Dropbox',
  authorizationEndpoint: 'https://www.dropbox.com/oauth2/authorize',
  tokenEndpoint: 'https://api.dropboxapi.com/oauth2/token',
  userEndpoint: 'https://api.dropboxapi.com/2/users/get_current_account',
  scopes: ['account_info.read'],
  clientAuth: 'client_secret_post',
  userRequest: { method: 'POST' },
  user: { id: 'account_id', name: ['name.display_name'], avatar: 'profile_photo_url' },
  refresh: { tokens: 'on-request', note: 'token_access_type=offline' },
  register: 'dropbox.com/developers → App Console',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['appwrite', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['appwrite', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['authjs', 'betterauth', 'hybridauth'],
    clientAuth: ['allauth', 'appwrite'],
    register: ['allauth', 'betterauth'],
  },
  unconfirmed: ['wire, refresh', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
