import type { CatalogEntry } from './entry.js';

const article = 'read 2026-11-29: support.withings.com/hc/en-us/articles/360016745358';
const guide = 'read 2026-11-29: developer.withings.com/developer-guide/v3/integration-guide';

export const withings = {
  name: 'Withings',
  authorizationEndpoint: 'https://account.withings.com/oauth2_user/authorize2',
  tokenEndpoint: 'https://wbsapi.withings.net/v2/oauth2',
  scopes: ['user.info'],
  scopeSeparator: ',',
  clientAuth: 'client_secret_post',
  pkce: false,
  tokenParams: { action: 'requesttoken' },
  tokenAnswerUnder: 'body',
  userFromToken: 'body',
  user: { id: 'userid' },
  refresh: { tokens: 'always', rotates: true, lifetime: 10800 },
  answers: { errorStatus: 200, scopeAs: 'comma' },
  register: 'developer.withings.com/dashboard',
  notes: ['It tells an id only, in the token answer.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'grant'],
    tokenEndpoint: ['arctic', 'grant'],
    user: ['socialcore', article],
    'wire, notes': ['arctic', article],
    'refresh, register': [guide],
  },
  unconfirmed: ['scopes, clientAuth, pkce: only arctic', 'answers: only arctic tells the status of errors'],
} as const satisfies CatalogEntry;
