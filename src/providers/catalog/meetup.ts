import type { CatalogEntry } from './entry.js';

const guide = 'read 2026-11-29: meetup.com/graphql/guide';

export const meetup = {
  name: 'Meetup',
  authorizationEndpoint: 'https://secure.meetup.com/oauth2/authorize',
  tokenEndpoint: 'https://secure.meetup.com/oauth2/access',
  userEndpoint: 'https://api.meetup.com/gql-ext',
  scopes: ['basic'],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { method: 'POST', body: 'json', fields: { query: 'query { self { id name } }' } },
  user: { id: 'data.self.id', name: ['data.self.name'] },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  acceptsSubpaths: true,
  register: 'meetup.com/api/oauth/list',
  notes: ['Its API needs a paid plan.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'goth', 'grant'],
    tokenEndpoint: ['allauth', 'goth', 'grant'],
    'userEndpoint, wire': [guide],
    user: ['openiddict', guide],
    scopes: ['socialcore', 'goth'],
    clientAuth: ['goth', 'grant', 'scribejava'],
    answers: [guide],
    refresh: ['goth', 'openiddict'],
    acceptsSubpaths: ['read 2026-11-29: meetup.com/api/authentication'],
  },
  unconfirmed: ['pkce: no catalog sends it', 'register, notes: not found'],
} as const satisfies CatalogEntry;
