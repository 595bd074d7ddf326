import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const huggingface = {
  name: 'Hugging Face',
  authorizationEndpoint: 'https://huggingface.co/oauth/authorize',
  tokenEndpoint: 'https://huggingface.co/oauth/token',
  userEndpoint: 'https://huggingface.co/oauth/userinfo',
  scopes: ['openid'],
  userScopes: ['profile', 'email'],
  clientAuth: 'client_secret_basic',
  nonce: false,
  user: openidUser,
  refresh: { tokens: 'unknown' },
  register: 'huggingface.co/settings/applications/new',
  confirmedIn: {
    authorizationEndpoint: ['appwrite', 'betterauth', 'logto'],
    tokenEndpoint: ['appwrite', 'betterauth', 'logto'],
    userEndpoint: ['appwrite', 'betterauth', 'logto'],
    user: ['read 2026-11-28: openid.net/specs/openid-connect-core-1_0.html#StandardClaims'],
    scopes: ['appwrite', 'betterauth', 'authjs'],
    'clientAuth, register': ['read 2026-11-29: huggingface/hub-docs docs/hub/oauth.md'],
  },
  unconfirmed: [
    'nonce: none is sent, because its ID tokens are left out',
    'its ID tokens: no catalog names its keys, so they are left out',
  ],
} as const satisfies CatalogEntry;
