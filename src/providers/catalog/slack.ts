import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

const method = 'read 2026-11-29: docs.slack.dev/reference/methods/openid.connect.token';
const rotation = 'read 2026-11-29: docs.slack.dev/authentication/using-token-rotation';

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
  refresh: { tokens: 'on-request', rotates: true, lifetime: 43200, note: 'where token rotation is on' },
  answers: { errorStatus: 200, errorAs: 'ok-false' },
  acceptsSubpaths: true,
  register: 'api.slack.com/apps → your app → OAuth & Permissions',
  notes: ['An id is unique in its workspace only: keep raw["https://slack.com/team_id"] with it.'],
  confirmedIn: {
    issuer: ['authjs', 'read 2026-11-23: slack.com/.well-known/openid-configuration'],
    authorizationEndpoint: ['arctic', 'betterauth', 'laravelsocialite'],
    tokenEndpoint: ['allauth', 'arctic', 'betterauth'],
    userEndpoint: ['allauth', 'betterauth', 'laravelsocialite'],
    jwksUri: ['read 2026-11-23: slack.com/.well-known/openid-configuration'],
    user: ['betterauth', 'allauth'],
    scopes: ['arctic', 'betterauth'],
    clientAuth: ['loginpass', 'nuxtauthutils', method],
    pkce: ['authjs', 'arctic', 'betterauth'],
    refresh: ['nango', rotation],
    acceptsSubpaths: ['read 2026-11-29: docs.slack.dev/authentication/installing-with-oauth'],
    register: ['allauth', 'authjs', 'betterauth'],
    notes: ['read 2026-11-30: a copy of api.slack.com/methods/users.identity'],
  },
  unconfirmed: ['answers: allauth and betterauth read ok, none tells the status of errors'],
} as const satisfies CatalogEntry;
