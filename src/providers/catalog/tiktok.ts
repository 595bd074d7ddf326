import type { CatalogEntry } from './entry.js';

const tokens = 'read 2026-11-29: developers.tiktok.com/doc/oauth-user-access-token-management';
const refreshing = 'read 2026-11-29: developers.tiktok.com/docs/en/oauth-refresh-a-user-access-token';

export const tiktok = {
  name: 'TikTok',
  authorizationEndpoint: 'https://www.tiktok.com/v2/auth/authorize/',
  tokenEndpoint: 'https://open.tiktokapis.com/v2/oauth/token/',
  userEndpoint: 'https://open.tiktokapis.com/v2/user/info/?fields=open_id,union_id,avatar_url,display_name',
  revocationEndpoint: 'https://open.tiktokapis.com/v2/oauth/revoke/',
  scopes: ['user.info.basic'],
  scopeSeparator: ',',
  authorizationNames: { client_id: 'client_key' },
  clientAuth: 'client_secret_post',
  tokenNames: { client_id: 'client_key' },
  user: { id: 'data.user.open_id', name: ['data.user.display_name'], avatar: 'data.user.avatar_url' },
  refresh: { tokens: 'always', rotates: true, lifetime: 7200 },
  answers: { scopeAs: 'comma' },
  register: 'developers.tiktok.com → Manage apps → Login Kit',
  notes: ['The slash at the end of its addresses matters.', 'It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'authjs'],
    tokenEndpoint: ['allauth', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'authjs', 'betterauth'],
    revocationEndpoint: [
      'arctic',
      'read 2026-11-29: developers.tiktok.com/docs/en/oauth-revoke-a-user-access-token',
    ],
    user: ['authjs', 'socialiteproviders', 'allauth'],
    scopes: ['authjs', 'socialiteproviders'],
    clientAuth: ['arctic', 'authjs', tokens],
    wire: ['arctic', 'betterauth'],
    answers: [tokens],
    refresh: ['arctic', refreshing],
    register: ['betterauth', 'nango'],
    notes: ['arctic', 'betterauth'],
  },
} as const satisfies CatalogEntry;
