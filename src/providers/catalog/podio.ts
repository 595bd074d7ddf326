import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: developers.podio.com/authentication';
const flow = 'read 2026-11-29: developers.podio.com/authentication/server_side';
const library = 'read 2026-11-29: github.com/podio/podio-php';

export const podio = {
  name: 'Podio',
  authorizationEndpoint: 'https://podio.com/oauth/authorize',
  tokenEndpoint: 'https://api.podio.com/oauth/token/v2',
  userEndpoint: 'https://api.podio.com/user/status',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  tokenRequest: 'json',
  userRequest: { token: { in: 'header', name: 'authorization', prefix: 'OAuth2 ' } },
  redirectMatch: 'domain',
  user: { id: 'user.user_id', name: ['profile.name'], avatar: 'profile.image.link' },
  refresh: { tokens: 'always', lifetime: 28800 },
  answers: { idAs: 'number' },
  register: 'podio.com/settings/api',
  confirmedIn: {
    authorizationEndpoint: ['appwrite', 'grant', 'socialcore'],
    tokenEndpoint: [flow],
    userEndpoint: ['socialcore', 'socialiteproviders'],
    user: ['socialcore', 'socialiteproviders'],
    clientAuth: ['appwrite', library, flow],
    pkce: ['socialcore', 'socialiteproviders'],
    'wire, redirectMatch': [docs, flow],
    answers: ['socialcore', library],
    refresh: ['socialcore', docs],
  },
  unconfirmed: ['register: no source was read', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
