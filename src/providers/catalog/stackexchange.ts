import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: api.stackexchange.com/docs/authentication';

export const stackexchange = {
  name: 'Stack Exchange',
  settings: {
    key: { kind: 'text', example: 'your-app-key' },
    site: { kind: 'text', byDefault: 'stackoverflow', example: 'stackoverflow' },
  },
  authorizationEndpoint: 'https://stackoverflow.com/oauth',
  tokenEndpoint: 'https://stackoverflow.com/oauth/access_token',
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
    authorizationEndpoint: ['aspnetcontrib', 'justauth', docs],
    tokenEndpoint: [docs],
    userEndpoint: ['grant', 'hybridauth', 'justauth'],
    user: ['allauth', 'aspnetcontrib', 'socialiteproviders'],
    clientAuth: ['allauth', 'loginpass', docs],
    pkce: ['allauth', 'aspnetcontrib', 'socialcore'],
    wire: ['aspnetcontrib', 'justauth', 'socialcore'],
    'answers, redirectMatch': [docs],
    refresh: [docs],
    register: ['allauth', 'loginpass', 'nango'],
    notes: ['aspnetcontrib', 'justauth'],
  },
} as const satisfies CatalogEntry;
