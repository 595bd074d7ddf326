import type { CatalogEntry } from './entry.js';

const types = 'read 2026-11-29: github.com/stripe/stripe-node types/OAuth.d.ts';

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
    scopes: ['allauth', types],
    clientAuth: ['allauth', 'nango', 'socialiteproviders'],
    pkce: ['allauth', 'socialcore', 'socialiteproviders'],
    answers: ['socialcore', types],
    refresh: ['goth', 'socialcore', types],
    'register, notes': ['allauth', 'nango'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
