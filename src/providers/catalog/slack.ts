import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const slack = {
  name: 'Slack',
  issuer: 'https://slack.com',
  authorizationEndpoint: 'https://slack.com/openid/connect/authorize',
  tokenEndpoint: 'https://slack.com/api/openid.connect.token',
  userEndpoint: 'https://slack.com/api/openid.connect.userInfo',
  jwksUri: 'https://slack.com/openid/connect/keys',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  pkce: false,
  user: openidUser,
  refresh: {
    tokens: 'on-request',
    lifetime: 43200,
    note: 'only where token rotation is switched on for the app',
  },
  answers: { errorStatus: 200, errorAs: 'ok-false' },
  register: 'api.slack.com/apps → your app → OAuth & Permissions',
  notes: ['Its older addresses (oauth/authorize, users.identity) are those of another product.'],
  confirmedIn: {
    issuer: ['authjs', 'read 2026-11-23: slack.com/.well-known/openid-configuration'],
    authorizationEndpoint: ['arctic', 'betterauth', 'laravelsocialite'],
    tokenEndpoint: ['allauth', 'arctic', 'betterauth'],
    userEndpoint: ['allauth', 'betterauth', 'laravelsocialite'],
    jwksUri: ['read 2026-11-23: slack.com/.well-known/openid-configuration'],
    user: ['betterauth', 'allauth'],
    scopes: ['arctic', 'betterauth'],
  },
  unconfirmed: [
    'clientAuth, pkce, answers, refresh, register, notes',
    'PKCE: its method page names code_verifier, no catalog sends one',
  ],
} as const satisfies CatalogEntry;
