import type { CatalogEntry } from './entry.js';

export const mastodon = {
  name: 'Mastodon',
  settings: { baseUrl: { kind: 'url', example: 'https://mastodon.social' } },
  authorizationEndpoint: '{baseUrl}/oauth/authorize',
  tokenEndpoint: '{baseUrl}/oauth/token',
  userEndpoint: '{baseUrl}/api/v1/accounts/verify_credentials',
  revocationEndpoint: '{baseUrl}/oauth/revoke',
  scopes: ['read'],
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['display_name', 'username'], avatar: 'avatar' },
  refresh: { tokens: 'never' },
  answers: { lifetimeAs: 'absent' },
  register: 'your instance → Preferences → Development → New application',
  notes: ['Each instance is a provider of its own: give each its own id.', 'It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['authjs', 'grant'],
    tokenEndpoint: ['authjs', 'grant'],
    userEndpoint: ['authjs', 'read 2026-11-29: mastodon/documentation content/en/methods/accounts.md'],
    user: ['authjs', 'goth'],
    scopes: ['authjs', 'hybridauth'],
    'revocationEndpoint, clientAuth': ['read 2026-11-29: mastodon/documentation content/en/methods/oauth.md'],
    answers: ['arctic', 'read 2026-11-29: mastodon/documentation content/en/entities/Token.md'],
    register: ['authjs', 'read 2026-11-29: mastodon/mastodon config/navigation.rb'],
    'refresh, notes': ['read 2026-11-29: mastodon/documentation content/en/methods/oauth.md'],
  },
} as const satisfies CatalogEntry;
