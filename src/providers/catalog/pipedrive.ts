import type { CatalogEntry } from './entry.js';

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
  register: 'Pipedrive → Settings → Marketplace manager',
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'authjs', 'nango'],
    tokenEndpoint: ['aspnetcontrib', 'authjs', 'nango'],
    userEndpoint: ['aspnetcontrib'],
    user: ['aspnetcontrib', 'authjs', 'socialiteproviders'],
    scopes: ['aspnetcontrib', 'socialiteproviders', 'authjs'],
  },
  unconfirmed: [
    'clientAuth, pkce, answers, refresh, register',
    'whether its email address is verified: none is handed out',
    'userEndpoint: only aspnetcontrib has it',
  ],
} as const satisfies CatalogEntry;
