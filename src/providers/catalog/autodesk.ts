import type { CatalogEntry } from './entry.js';

const sdk = 'read 2026-11-29: github.com/autodesk-platform-services/aps-sdk-node authentication/source';

export const autodesk = {
  name: 'Autodesk',
  authorizationEndpoint: 'https://developer.api.autodesk.com/authentication/v2/authorize',
  tokenEndpoint: 'https://developer.api.autodesk.com/authentication/v2/token',
  userEndpoint: 'https://api.userprofile.autodesk.com/userinfo',
  revocationEndpoint: 'https://developer.api.autodesk.com/authentication/v2/revoke',
  scopes: ['user-profile:read'],
  clientAuth: 'client_secret_basic',
  user: {
    id: 'sub',
    name: ['name', 'preferred_username'],
    email: { at: 'email', verified: 'email_verified' },
    avatar: 'picture',
  },
  refresh: { tokens: 'always', lifetime: 3600, note: 'a refresh brings another refresh token' },
  register: 'aps.autodesk.com → Create an app → Traditional Web App',
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'aspnetcontrib', 'grant'],
    tokenEndpoint: ['arctic', 'aspnetcontrib', 'grant'],
    userEndpoint: ['aspnetcontrib', 'socialiteproviders', sdk],
    revocationEndpoint: ['arctic', sdk],
    user: ['aspnetcontrib', 'socialiteproviders', sdk],
    scopes: ['appwrite', 'aspnetcontrib'],
    clientAuth: ['arctic', 'aspnetcontrib', sdk],
    refresh: [
      'read 2026-11-29: aps.autodesk.com/en/docs/oauth/v2/reference/typescript-sdk/classes/AuthenticationClient',
    ],
    register: ['read 2026-11-29: aps.autodesk.com/en/docs/oauth/v2/tutorials/get-2-legged-token'],
  },
} as const satisfies CatalogEntry;
