import type { CatalogEntry } from './entry.js';

export const arcgis = {
  name: 'ArcGIS',
  authorizationEndpoint: 'https://www.arcgis.com/sharing/rest/oauth2/authorize',
  tokenEndpoint: 'https://www.arcgis.com/sharing/rest/oauth2/token',
  userEndpoint: 'https://www.arcgis.com/sharing/rest/community/self',
  scopes: [],
  clientAuth: 'client_secret_post',
  pkce: false,
  userRequest: { token: { in: 'query', name: 'token' }, fields: { f: 'json' } },
  user: { id: 'username', name: ['fullName'] },
  refresh: { tokens: 'always' },
  register: 'ArcGIS → My content → New item → Developer credentials',
  notes: ['The id is the user name, which nobody can change.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    tokenEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    userEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    user: ['aspnetcontrib', 'socialcore', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, wire, refresh, register, notes',
    'whether its email address is verified: none is handed out',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
