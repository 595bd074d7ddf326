import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/Patreon/platform-documentation source/includes/_oauth.md';

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
  refresh: { tokens: 'always', rotates: true },
  register: 'patreon.com/portal/registration/register-clients',
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['aspnetcontrib', 'goth', 'hybridauth'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['allauth', 'aspnetcontrib', 'authjs'],
    clientAuth: ['arctic', docs],
    refresh: ['arctic', docs],
    register: ['authjs', 'logto', docs],
  },
} as const satisfies CatalogEntry;
