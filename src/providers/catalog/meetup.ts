import type { CatalogEntry } from './entry.js';

export const meetup = {
  name: 'Meetup',
  authorizationEndpoint: 'https://secure.meetup.com/oauth2/authorize',
  tokenEndpoint: 'https://secure.meetup.com/oauth2/access',
  userEndpoint: 'https://api.meetup.com/2/member/self',
  scopes: ['basic'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['name'], avatar: 'photo.photo_link' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  acceptsSubpaths: true,
  register: 'meetup.com/api/oauth/list',
  notes: ['Its API needs a paid plan.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'goth', 'grant'],
    tokenEndpoint: ['allauth', 'goth', 'grant'],
    userEndpoint: ['allauth', 'goth', 'socialcore'],
    user: ['allauth', 'goth', 'socialiteproviders'],
    scopes: ['socialcore', 'goth'],
    clientAuth: ['goth', 'grant', 'scribejava'],
    answers: ['allauth', 'goth'],
    refresh: ['goth', 'openiddict'],
    acceptsSubpaths: ['read 2026-11-29: meetup.com/api/authentication'],
  },
  unconfirmed: ['pkce: no catalog sends it', 'register, notes: not found'],
} as const satisfies CatalogEntry;
