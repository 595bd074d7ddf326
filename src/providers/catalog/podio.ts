import type { CatalogEntry } from './entry.js';

const library = 'read 2026-11-29: github.com/podio/podio-php';

export const podio = {
  name: 'Podio',
  authorizationEndpoint: 'https://podio.com/oauth/authorize',
  tokenEndpoint: 'https://podio.com/oauth/token',
  userEndpoint: 'https://api.podio.com/user/status',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'header', name: 'authorization', prefix: 'OAuth2 ' } },
  user: { id: 'user.user_id', name: ['profile.name'], avatar: 'profile.image.link' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'podio.com/settings/api',
  confirmedIn: {
    authorizationEndpoint: ['appwrite', 'grant', 'socialcore'],
    tokenEndpoint: ['grant', 'socialcore', 'socialiteproviders'],
    userEndpoint: ['socialcore', 'socialiteproviders'],
    user: ['socialcore', 'socialiteproviders'],
    clientAuth: ['appwrite', library],
    pkce: ['socialcore', 'socialiteproviders'],
    'wire, answers': ['socialcore', library],
    refresh: ['socialcore', library],
  },
  unconfirmed: ['register: no source was read', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
