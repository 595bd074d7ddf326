import type { CatalogEntry } from './entry.js';

const page = 'read 2026-11-29: core.telegram.org/bots/telegram-login';

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
    'issuer, jwksUri': [page],
    'authorizationEndpoint, tokenEndpoint': ['hybridauth', page],
    'user, scopes': ['hybridauth', page],
    'clientAuth, wire': [page],
    register: [page],
  },
  unconfirmed: [
    'notes: its page tells of the phone number; the algorithms and https were measured by others',
    'nonce: hybridauth expects it, its page names none in ID tokens, so that none is sent',
  ],
} as const satisfies CatalogEntry;
