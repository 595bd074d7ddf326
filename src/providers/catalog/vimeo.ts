import type { CatalogEntry } from './entry.js';

const library = 'read 2026-11-29: github.com/vimeo/vimeo.js lib/vimeo.js';

export const vimeo = {
  name: 'Vimeo',
  authorizationEndpoint: 'https://api.vimeo.com/oauth/authorize',
  tokenEndpoint: 'https://api.vimeo.com/oauth/access_token',
  userEndpoint: 'https://api.vimeo.com/me',
  scopes: ['public'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'uri', name: ['name'], avatar: 'pictures.sizes.3.link' },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent' },
  register: 'developer.vimeo.com/apps',
  notes: ['The id is its path, such as /users/123.'],
  confirmedIn: {
    register: ['allauth', 'socialcore'],
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'grant'],
    user: ['allauth', 'aspnetcontrib', 'socialcore'],
    scopes: ['socialiteproviders', 'allauth', 'aspnetcontrib'],
    clientAuth: ['nango', library],
    pkce: ['allauth', 'aspnetcontrib', 'socialcore'],
    refresh: ['nango', library],
    notes: ['allauth', 'aspnetcontrib'],
  },
  unconfirmed: ['answers: no source was read'],
} as const satisfies CatalogEntry;
