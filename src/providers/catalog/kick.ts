import type { CatalogEntry } from './entry.js';

export const kick = {
  name: 'Kick',
  authorizationEndpoint: 'https://id.kick.com/oauth/authorize',
  tokenEndpoint: 'https://id.kick.com/oauth/token',
  userEndpoint: 'https://api.kick.com/public/v1/users',
  revocationEndpoint: 'https://id.kick.com/oauth/revoke',
  scopes: ['user:read'],
  clientAuth: 'client_secret_post',
  user: { id: 'data.0.user_id', name: ['data.0.name'], avatar: 'data.0.profile_picture' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'kick.com/settings/developer',
  notes: ['PKCE is required.'],
  confirmedIn: {
    authorizationEndpoint: ['appwrite', 'arctic', 'betterauth'],
    tokenEndpoint: ['appwrite', 'arctic', 'betterauth'],
    userEndpoint: ['appwrite', 'betterauth', 'nuxtauthutils'],
    revocationEndpoint: ['arctic', 'socialcore'],
    user: ['socialcore', 'socialiteproviders'],
    scopes: ['appwrite', 'betterauth', 'socialcore'],
    'clientAuth, refresh': [
      'read 2026-11-29: KickEngineering/KickDevDocs getting-started/generating-tokens-oauth2-flow.md',
    ],
    register: [
      'betterauth',
      'read 2026-11-29: KickEngineering/KickDevDocs getting-started/kick-apps-setup.md',
    ],
    notes: [
      'appwrite',
      'socialcore',
      'read 2026-11-29: KickEngineering/KickDevDocs getting-started/generating-tokens-oauth2-flow.md',
    ],
  },
  unconfirmed: [
    'answers: only the tests of socialcore have a number',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
