import type { CatalogEntry } from './entry.js';

export const patreon = {
  name: 'Patreon',
  authorizationEndpoint: 'https://www.patreon.com/oauth2/authorize',
  tokenEndpoint: 'https://www.patreon.com/api/oauth2/token',
  userEndpoint:
    'https://www.patreon.com/api/oauth2/v2/identity?fields%5Buser%5D=full_name,email,is_email_verified,image_url',
  scopes: ['identity'],
  userScopes: ['identity[email]'],
  clientAuth: 'client_secret_post',
  user: {
    id: 'data.id',
    name: ['data.attributes.full_name'],
    email: { at: 'data.attributes.email', verified: 'data.attributes.is_email_verified' },
    avatar: 'data.attributes.image_url',
  },
  refresh: { tokens: 'always' },
  register: 'patreon.com/portal → Clients & API Keys',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['aspnetcontrib', 'goth', 'hybridauth'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'aspnetcontrib', 'authjs'],
  },
  unconfirmed: ['clientAuth, refresh, register'],
} as const satisfies CatalogEntry;
