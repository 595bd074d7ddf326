import type { CatalogEntry } from './entry.js';

export const deviantart = {
  name: 'DeviantArt',
  authorizationEndpoint: 'https://www.deviantart.com/oauth2/authorize',
  tokenEndpoint: 'https://www.deviantart.com/oauth2/token',
  userEndpoint: 'https://www.deviantart.com/api/v1/oauth2/user/whoami',
  scopes: ['user'],
  clientAuth: 'client_secret_post',
  user: { id: 'userid', name: ['username'], avatar: 'usericon' },
  refresh: { tokens: 'always' },
  register: 'deviantart.com/developers/apps',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    tokenEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    userEndpoint: ['aspnetcontrib', 'grant', 'hybridauth'],
    user: ['aspnetcontrib', 'socialiteproviders'],
    scopes: ['aspnetcontrib', 'hybridauth', 'socialiteproviders'],
  },
  unconfirmed: ['clientAuth, refresh, register, notes'],
} as const satisfies CatalogEntry;
