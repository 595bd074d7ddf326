import type { CatalogEntry } from './entry.js';

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
  refresh: { tokens: 'always', rotates: true, lifetime: 86400 },
  answers: { scopeAs: 'comma' },
  register: 'developers.tiktok.com → Manage apps → Login Kit',
  notes: ['The slash at the end of its addresses matters.', 'It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'arctic', 'authjs'],
    tokenEndpoint: ['allauth', 'arctic', 'authjs'],
    userEndpoint: ['allauth', 'authjs', 'betterauth'],
    revocationEndpoint: ['arctic'],
    user: ['authjs', 'socialiteproviders', 'allauth'],
    scopes: ['authjs', 'socialiteproviders'],
  },
  unconfirmed: [
    'clientAuth, wire, answers, register, notes',
    'refresh: lifetime and rotation come from one source',
    'revocationEndpoint: only arctic has it',
  ],
} as const satisfies CatalogEntry;
