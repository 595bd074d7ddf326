import type { CatalogEntry } from './entry.js';

const library = 'read 2026-11-29: github.com/Shopify/shopify-app-js packages/apps/shopify-api/lib/auth';

export const shopify = {
  name: 'Shopify',
  settings: { shop: { kind: 'text', example: 'acme' } },
  authorizationEndpoint: 'https://{shop}.myshopify.com/admin/oauth/authorize',
  tokenEndpoint: 'https://{shop}.myshopify.com/admin/oauth/access_token',
  scopes: ['read_products'],
  scopeSeparator: ',',
  authorizationParams: { 'grant_options[]': 'per-user' },
  clientAuth: 'client_secret_post',
  userFromToken: 'associated_user',
  user: { id: 'id', name: ['{first_name} {last_name}'], email: { at: 'email', verified: 'email_verified' } },
  refresh: { tokens: 'never' },
  answers: { scopeAs: 'comma', idAs: 'number' },
  register: 'dev.shopify.com/dashboard → your app',
  notes: [
    'shop is the name before .myshopify.com.',
    'The user is part of the token answer: a restored token brings none.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['aspnetcontrib', 'grant', 'httpxoauth'],
    tokenEndpoint: ['grant', 'httpxoauth', 'nango'],
    user: ['allauth', library],
    scopes: ['allauth', 'goth'],
    clientAuth: ['httpxoauth', 'nango', library],
    'wire, answers': ['allauth', library],
    refresh: [library],
    notes: ['allauth', library],
  },
  unconfirmed: ['register: only nango names the address'],
} as const satisfies CatalogEntry;
