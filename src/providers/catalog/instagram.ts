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
  refresh: { tokens: 'never', note: 'a live token can only be exchanged for one of 60 days' },
  register: 'developers.facebook.com → My Apps → Instagram → API setup with Instagram login',
  notes: ['For professional accounts only.'],
  confirmedIn: {
    authorizationEndpoint: ['nango', 'nuxtauthutils', 'pocketbase'],
    tokenEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['pocketbase', 'socialiteproviders'],
    clientAuth: ['authjs', 'nuxtauthutils', 'socialiteproviders'],
    wire: ['nango', 'nuxtauthutils', 'socialiteproviders'],
    'refresh, register': [
      'read 2026-11-29: developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login',
    ],
    notes: [
      'read 2026-11-29: developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login',
    ],
  },
} as const satisfies CatalogEntry;
