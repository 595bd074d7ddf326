import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: deviantart.readme.io/docs/authentication';

export const deviantart = {
  name: 'DeviantArt',
  authorizationEndpoint: 'https://www.deviantart.com/oauth2/authorize',
  tokenEndpoint: 'https://www.deviantart.com/oauth2/token',
  userEndpoint: 'https://www.deviantart.com/api/v1/oauth2/user/whoami',
  scopes: ['user'],
  clientAuth: 'client_secret_post',
  user: { id: 'userid', name: ['username'], avatar: 'usericon' },
  refresh: { tokens: 'always' },
  register: 'deviantart.com/developers → Register your Application',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    tokenEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    userEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    user: ['aspnetcontrib', 'socialiteproviders'],
    scopes: ['aspnetcontrib', 'hybridauth', 'socialiteproviders'],
    clientAuth: ['aspnetcontrib', 'hybridauth', docs],
    refresh: ['hybridauth', 'read 2026-11-29: www.deviantart.com/developers/authentication'],
    register: [docs],
    notes: ['hybridauth', 'socialiteproviders'],
  },
} as const satisfies CatalogEntry;
