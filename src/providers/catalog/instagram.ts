import type { CatalogEntry } from './entry.js';

export const instagram = {
  name: 'Instagram',
  authorizationEndpoint: 'https://www.instagram.com/oauth/authorize',
  tokenEndpoint: 'https://api.instagram.com/oauth/access_token',
  userEndpoint: 'https://graph.instagram.com/me?fields=id,username,name',
  scopes: ['instagram_business_basic'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['username'] },
  refresh: { tokens: 'never' },
  answers: { idAs: 'number' },
  register: 'developers.facebook.com → My Apps → Instagram → API setup with Instagram login',
  notes: ['For professional accounts only: Basic Display ended on 2024-12-04.'],
  confirmedIn: {
    authorizationEndpoint: ['nango', 'nuxtauthutils', 'pocketbase'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['pocketbase', 'socialiteproviders'],
  },
  unconfirmed: ['clientAuth, wire, answers, refresh, register, notes'],
} as const satisfies CatalogEntry;
