import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const salesforce = {
  name: 'Salesforce',
  settings: {
    baseUrl: {
      kind: 'url',
      byDefault: 'https://login.salesforce.com',
      example: 'https://acme.my.salesforce.com',
    },
  },
  authorizationEndpoint: '{baseUrl}/services/oauth2/authorize',
  tokenEndpoint: '{baseUrl}/services/oauth2/token',
  userEndpoint: '{baseUrl}/services/oauth2/userinfo',
  revocationEndpoint: '{baseUrl}/services/oauth2/revoke',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_post',
  user: { ...openidUser, id: 'user_id', name: ['name'] },
  refresh: { tokens: 'on-request', note: 'refresh_token; the answer tells no lifetime' },
  answers: { lifetimeAs: 'absent' },
  register: 'Salesforce Setup → App Manager → New External Client App (or Connected App)',
  notes: ['baseUrl is your domain, or that of a sandbox. Set defaultExpiresIn to your session timeout.'],
  confirmedIn: {
    authorizationEndpoint: ['appwrite', 'arctic', 'aspnetcontrib'],
    tokenEndpoint: ['appwrite', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['appwrite', 'grant'],
    revocationEndpoint: ['arctic', 'socialcore'],
    user: ['allauth', 'aspnetcontrib', 'goth'],
    scopes: ['allauth', 'appwrite', 'betterauth'],
    clientAuth: ['betterauth', 'nuxtauthutils', 'scribejava'],
    answers: ['arctic', 'aspnetcontrib'],
    refresh: ['arctic', 'nango'],
    register: ['betterauth', 'nango'],
    notes: ['aspnetcontrib', 'betterauth'],
  },
} as const satisfies CatalogEntry;
