import type { CatalogEntry } from './entry.js';

const api = 'read 2026-11-29: www.etsy.com/openapi/generated/oas/3.0.0.json';
const guide = 'read 2026-11-29: developers.etsy.com/documentation/essentials/authentication';

export const etsy = {
  name: 'Etsy',
  authorizationEndpoint: 'https://www.etsy.com/oauth/connect',
  tokenEndpoint: 'https://api.etsy.com/v3/public/oauth/token',
  userEndpoint: 'https://openapi.etsy.com/v3/application/users/me',
  scopes: ['shops_r'],
  clientAuth: 'none',
  userHeaders: { 'x-api-key': '{clientId}:{clientSecret}' },
  user: { id: 'user_id' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'etsy.com/developers/your-apps',
  notes: [
    'PKCE proves the client. The client secret (shared secret) is needed for the user anyway.',
    'It tells an id only, no name.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'nango', 'socialcore'],
    tokenEndpoint: ['appwrite', 'arctic', 'nango'],
    'userEndpoint, user': [api],
    'scopes, answers': [api],
    clientAuth: ['appwrite', 'arctic'],
    wire: ['nango', 'socialiteproviders', api],
    refresh: ['arctic', 'socialcore'],
    'register, notes': [api, guide],
  },
} as const satisfies CatalogEntry;
