import type { CatalogEntry } from './entry.js';

export const gumroad = {
  name: 'Gumroad',
  authorizationEndpoint: 'https://gumroad.com/oauth/authorize',
  tokenEndpoint: 'https://gumroad.com/oauth/token',
  userEndpoint: 'https://api.gumroad.com/v2/user',
  scopes: ['view_profile'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'user.user_id', name: ['user.name'], avatar: 'user.profile_url' },
  refresh: { tokens: 'always' },
  answers: { lifetimeAs: 'absent' },
  register: 'gumroad.com/settings/advanced → Applications',
  confirmedIn: {
    authorizationEndpoint: ['grant', 'nango', 'socialiteproviders'],
    tokenEndpoint: ['grant', 'socialiteproviders'],
    userEndpoint: ['allauth', 'socialiteproviders'],
    user: ['allauth', 'socialiteproviders'],
    'scopes, answers': ['read 2026-11-29: antiwork/gumroad config/initializers/doorkeeper.rb'],
    clientAuth: ['grant', 'socialiteproviders'],
    refresh: ['read 2026-11-29: antiwork/gumroad config/initializers/doorkeeper.rb'],
    register: [
      'read 2026-11-29: a fork of antiwork/gumroad app/javascript/components/ApiDocumentation/Introduction.tsx',
    ],
  },
  unconfirmed: [
    'whether its email address is verified: none is handed out',
    'pkce: none is sent, because only nango sends it',
  ],
} as const satisfies CatalogEntry;
