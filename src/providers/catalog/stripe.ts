import type { CatalogEntry } from './entry.js';

export const stripe = {
  name: 'Stripe',
  authorizationEndpoint: 'https://connect.stripe.com/oauth/authorize',
  tokenEndpoint: 'https://connect.stripe.com/oauth/token',
  userEndpoint: 'https://api.stripe.com/v1/account',
  scopes: ['read_only'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: { id: 'id', name: ['settings.dashboard.display_name', 'business_profile.name'] },
  refresh: { tokens: 'always' },
  answers: { lifetimeAs: 'absent' },
  register: 'Stripe Dashboard → Connect → Settings → OAuth',
  notes: ['It connects an account of a business; the client secret is the secret API key.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'goth'],
    tokenEndpoint: ['allauth', 'appwrite', 'goth'],
    userEndpoint: ['grant', 'socialcore', 'socialiteproviders'],
    user: ['allauth', 'goth', 'socialiteproviders'],
    scopes: ['allauth'],
  },
  unconfirmed: [
    'clientAuth, pkce, answers, refresh, register, notes',
    'whether its email address is verified: none is handed out',
    'scopes: only allauth asks for them',
  ],
} as const satisfies CatalogEntry;
