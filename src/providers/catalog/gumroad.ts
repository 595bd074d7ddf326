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
  refresh: { tokens: 'unknown' },
  answers: { lifetimeAs: 'absent' },
  register: 'gumroad.com/settings/advanced → Applications',
  confirmedIn: {
    authorizationEndpoint: ['grant', 'nango', 'socialiteproviders'],
    tokenEndpoint: ['grant', 'socialiteproviders'],
    userEndpoint: ['allauth', 'socialiteproviders'],
    user: ['allauth', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, answers, register',
    'whether its email address is verified: none is handed out',
    'scopes: no catalog asks for them',
    'pkce: no catalog sends it',
  ],
} as const satisfies CatalogEntry;
