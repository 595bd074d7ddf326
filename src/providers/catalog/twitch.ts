import type { CatalogEntry } from './entry.js';
import { openidUser } from './user-paths.js';

export const twitch = {
  name: 'Twitch',
  issuer: 'https://id.twitch.tv/oauth2',
  authorizationEndpoint: 'https://id.twitch.tv/oauth2/authorize',
  tokenEndpoint: 'https://id.twitch.tv/oauth2/token',
  userEndpoint: 'https://id.twitch.tv/oauth2/userinfo',
  jwksUri: 'https://id.twitch.tv/oauth2/keys',
  revocationEndpoint: 'https://id.twitch.tv/oauth2/revoke',
  deviceEndpoint: 'https://id.twitch.tv/oauth2/device',
  scopes: ['openid'],
  userScopes: ['user:read:email'],
  authorizationParams: {
    claims: '{"userinfo":{"email":null,"email_verified":null,"picture":null,"preferred_username":null}}',
  },
  clientAuth: 'client_secret_post',
  user: { ...openidUser, name: ['preferred_username'] },
  refresh: { tokens: 'always' },
  answers: { scopeAs: 'array', errorAs: 'status-message' },
  register: 'dev.twitch.tv → Your Console → Applications',
  notes: ['It tells name, email address and picture only if the claims parameter asks.'],
  confirmedIn: {
    issuer: ['authjs', 'socialcore'],
    'authorizationEndpoint, tokenEndpoint': ['allauth', 'appwrite', 'arctic'],
    userEndpoint: ['read 2026-11-23: id.twitch.tv/oauth2/.well-known/openid-configuration'],
    jwksUri: ['read 2026-11-23: id.twitch.tv/oauth2/.well-known/openid-configuration'],
    revocationEndpoint: ['read 2026-11-23: id.twitch.tv/oauth2/.well-known/openid-configuration'],
    'user, notes': ['authjs', 'betterauth'],
    scopes: ['authjs', 'betterauth', 'hybridauth'],
    clientAuth: ['arctic', 'authjs', 'loginpass'],
    wire: ['read 2026-11-29: dev.twitch.tv/docs/authentication/getting-tokens-oidc'],
    answers: ['authjs', 'twurple'],
    refresh: ['arctic', 'goth', 'hybridauth'],
    register: ['allauth', 'authjs', 'betterauth'],
  },
  unconfirmed: ['deviceEndpoint: no catalog has it'],
} as const satisfies CatalogEntry;
