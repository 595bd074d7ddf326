import type { CatalogEntry } from './entry.js';

const flow =
  'read 2026-11-29: developers.arcgis.com/documentation/mapping-apis-and-services/security/user-authentication/server-based-flow';

export const arcgis = {
  name: 'ArcGIS',
  authorizationEndpoint: 'https://www.arcgis.com/sharing/rest/oauth2/authorize',
  tokenEndpoint: 'https://www.arcgis.com/sharing/rest/oauth2/token',
  userEndpoint: 'https://www.arcgis.com/sharing/rest/community/self',
  scopes: [],
  clientAuth: 'client_secret_post',
  userRequest: { token: { in: 'query', name: 'token' }, fields: { f: 'json' } },
  user: { id: 'username', name: ['fullName'] },
  refresh: { tokens: 'always', lifetime: 1800 },
  register: 'ArcGIS → My content → New item → Developer credentials',
  notes: ['The id is the user name, which nobody can change.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    tokenEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    userEndpoint: ['aspnetcontrib', 'grant', 'socialcore'],
    user: ['aspnetcontrib', 'socialcore', 'socialiteproviders'],
    'clientAuth, refresh': [flow, 'read 2026-11-29: developers.arcgis.com/rest/users-groups-and-items/token'],
    wire: ['socialcore', 'aspnetcontrib'],
  },
  unconfirmed: [
    'register: the catalogs name developers.arcgis.com alone',
    'notes: no source was read',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
