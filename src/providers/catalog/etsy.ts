import type { CatalogEntry } from './entry.js';

export const etsy = {
  name: 'Etsy',
  authorizationEndpoint: 'https://www.etsy.com/oauth/connect',
  tokenEndpoint: 'https://api.etsy.com/v3/public/oauth/token',
  userEndpoint: 'https://openapi.etsy.com/v3/application/users/me',
  scopes: ['profile_r'],
  clientAuth: 'client_secret_post',
  userHeaders: { 'x-api-key': '{clientId}' },
  user: { id: 'user_id', name: ['{first_name} {last_name}'] },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'etsy.com/developers/your-apps',
  notes: ['PKCE is required. Apps need approval.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'nango', 'socialcore'],
    tokenEndpoint: ['appwrite', 'arctic', 'nango'],
    user: ['socialcore', 'socialiteproviders'],
    scopes: ['appwrite'],
    refresh: ['arctic', 'socialcore'],
  },
  unconfirmed: [
    'clientAuth, wire, answers, register, notes',
    'whether its email address is verified: none is handed out',
    'userEndpoint: no catalog has it',
    'scopes: only appwrite asks for them',
  ],
} as const satisfies CatalogEntry;
