import type { CatalogEntry } from './entry.js';

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
  refresh: { tokens: 'always', rotates: true },
  answers: { errorStatus: 200, scopeAs: 'comma' },
  register: 'developer.withings.com/dashboard',
  notes: ['It tells an id only, in the token answer.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'grant'],
    tokenEndpoint: ['arctic', 'grant'],
    user: ['socialcore'],
  },
  unconfirmed: [
    'clientAuth, pkce, wire, answers, register, notes',
    'refresh: rotation comes from one source',
    'user: only socialcore has these fields',
    'scopes: no catalog asks for them',
  ],
} as const satisfies CatalogEntry;
