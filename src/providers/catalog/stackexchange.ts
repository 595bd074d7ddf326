import type { CatalogEntry } from './entry.js';

export const stackexchange = {
  name: 'Stack Exchange',
  settings: {
    key: { kind: 'text', example: 'your-app-key' },
    site: { kind: 'text', byDefault: 'stackoverflow', example: 'stackoverflow' },
  },
  authorizationEndpoint: 'https://stackexchange.com/oauth',
  tokenEndpoint: 'https://stackexchange.com/oauth/access_token',
  userEndpoint: 'https://api.stackexchange.com/2.2/me',
  scopes: [],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'query', name: 'access_token' }, fields: { key: '{key}', site: '{site}' } },
  redirectMatch: 'domain',
  user: { id: 'items.0.account_id', name: ['items.0.display_name'], avatar: 'items.0.profile_image' },
  refresh: { tokens: 'never' },
  answers: { tokenAs: 'form', lifetimeAs: 'absent', idAs: 'number' },
  register: 'stackapps.com/apps/oauth/register',
  notes: ['key is the request key of your app.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'grant', 'hybridauth'],
    tokenEndpoint: ['allauth', 'grant', 'hybridauth'],
    userEndpoint: ['grant', 'hybridauth', 'justauth'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, wire, answers, redirectMatch, register, notes',
    'refresh: no catalog refreshes',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
