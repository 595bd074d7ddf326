import type { CatalogEntry } from './entry.js';

export const telegram = {
  name: 'Telegram',
  issuer: 'https://oauth.telegram.org',
  authorizationEndpoint: 'https://oauth.telegram.org/auth',
  tokenEndpoint: 'https://oauth.telegram.org/token',
  jwksUri: 'https://oauth.telegram.org/.well-known/jwks.json',
  scopes: ['openid'],
  userScopes: ['profile'],
  clientAuth: 'client_secret_basic',
  nonce: false,
  tokenParams: { client_id: '{clientId}' },
  user: { id: 'sub', name: ['name', 'preferred_username'], avatar: 'picture' },
  refresh: { tokens: 'unknown' },
  register:
    '@BotFather → your bot → Bot Settings → Web Login (its client id and secret are not the bot token)',
  notes: [
    'This is its OpenID Connect, not the older widget, which signs fields with the bot token.',
    'The user has no email address; the scope phone adds phone_number.',
    'Redirect URLs must be https.',
    'Choose any signing algorithm but ES256K for the ID tokens at BotFather.',
  ],
  confirmedIn: {
    issuer: ['hybridauth'],
    authorizationEndpoint: ['hybridauth'],
    tokenEndpoint: ['hybridauth'],
    user: ['hybridauth'],
    scopes: ['hybridauth'],
  },
  unconfirmed: [
    'issuer, authorizationEndpoint, tokenEndpoint, jwksUri, user, scopes: only hybridauth has them',
    'clientAuth, wire, register: only hybridauth has them',
    'notes: others measured some of them, its own page was not read',
    'nonce: hybridauth expects it in ID tokens, others measured that they have none, so that none is sent',
  ],
} as const satisfies CatalogEntry;
