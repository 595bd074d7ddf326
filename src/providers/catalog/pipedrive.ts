import type { CatalogEntry } from './entry.js';

const api = 'read 2026-11-29: developers.pipedrive.com/docs/api/v1/Oauth';
const library = 'read 2026-11-29: github.com/pipedrive/client-nodejs src/versions/v1';

export const pipedrive = {
  name: 'Pipedrive',
  authorizationEndpoint: 'https://oauth.pipedrive.com/oauth/authorize',
  tokenEndpoint: 'https://oauth.pipedrive.com/oauth/token',
  userEndpoint: 'https://api.pipedrive.com/v1/users/me',
  scopes: ['base'],
  clientAuth: 'client_secret_basic',
  pkce: false,
  user: { id: 'data.id', name: ['data.name'], avatar: 'data.icon_url' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'app.pipedrive.com/developer-hub → Create an app',
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'nango'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'nango'],
    userEndpoint: ['aspnetcontrib', library],
    user: ['aspnetcontrib', 'authjs', 'socialiteproviders'],
    scopes: ['aspnetcontrib', 'socialiteproviders', 'authjs'],
    clientAuth: ['nango', api],
    pkce: ['aspnetcontrib', 'nango', 'socialiteproviders'],
    answers: ['authjs', library],
    refresh: [api],
    register: ['read 2026-11-29: pipedrive.readme.io/docs/client-id-and-client-secret'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
