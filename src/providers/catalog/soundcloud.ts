import type { CatalogEntry } from './entry.js';

export const soundcloud = {
  name: 'SoundCloud',
  authorizationEndpoint: 'https://soundcloud.com/connect',
  tokenEndpoint: 'https://api.soundcloud.com/oauth2/token',
  userEndpoint: 'https://api.soundcloud.com/me',
  scopes: [],
  clientAuth: 'client_secret_post',
  userRequest: { token: { in: 'header', name: 'authorization', prefix: 'OAuth ' } },
  user: { id: 'id', name: ['full_name', 'username'], avatar: 'avatar_url' },
  refresh: { tokens: 'always', rotates: true },
  answers: { idAs: 'number' },
  register: 'soundcloud.com/you/apps',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'aspnetcontrib', 'goth'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'goth'],
    userEndpoint: ['aspnetcontrib', 'goth', 'socialcore'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
  },
  unconfirmed: ['clientAuth, wire, answers, register', 'refresh: rotation comes from one source'],
} as const satisfies CatalogEntry;
