import type { CatalogEntry } from './entry.js';

export const osu = {
  name: 'osu!',
  authorizationEndpoint: 'https://osu.ppy.sh/oauth/authorize',
  tokenEndpoint: 'https://osu.ppy.sh/oauth/token',
  userEndpoint: 'https://osu.ppy.sh/api/v2/me',
  scopes: ['identify'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['username'], avatar: 'avatar_url' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'osu.ppy.sh/home/account/edit#oauth',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'authjs', 'grant'],
    tokenEndpoint: ['arctic', 'authjs', 'grant'],
    userEndpoint: ['authjs', 'grant', 'nuxtauthutils'],
    user: ['authjs'],
    scopes: ['authjs', 'nango'],
  },
  unconfirmed: ['clientAuth, pkce, answers, refresh, register, notes', 'user: only authjs has these fields'],
} as const satisfies CatalogEntry;
