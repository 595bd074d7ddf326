import type { CatalogEntry } from './entry.js';

export const discord = {
  name: 'Discord',
  authorizationEndpoint: 'https://discord.com/oauth2/authorize',
  tokenEndpoint: 'https://discord.com/api/oauth2/token',
  userEndpoint: 'https://discord.com/api/users/@me',
  revocationEndpoint: 'https://discord.com/api/oauth2/token/revoke',
  scopes: ['identify'],
  userScopes: ['email'],
  clientAuth: 'client_secret_post',
  user: {
    id: 'id',
    name: ['global_name', 'username'],
    email: { at: 'email', verified: 'verified' },
    avatar: 'https://cdn.discordapp.com/avatars/{id}/{avatar}.png',
  },
  groups: {
    scopes: ['guilds'],
    list: { url: 'https://discord.com/api/users/@me/guilds', id: 'id', name: 'name' },
  },
  refresh: { tokens: 'always', lifetime: 604800 },
  answers: { nullsInUser: true },
  register: 'Discord Developer Portal → your application → OAuth2',
  notes: [
    'The token endpoint takes forms only.',
    'Revoking one token ends every token of that authorization.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'hanko', 'logto'],
    tokenEndpoint: ['allauth', 'arctic', 'aspnetcontrib'],
    userEndpoint: ['allauth', 'aspnetcontrib', 'authjs'],
    revocationEndpoint: ['arctic', 'socialcore'],
    user: ['authjs', 'socialiteproviders', 'allauth'],
    scopes: ['authjs', 'socialcore'],
    clientAuth: ['allauth', 'appwrite', 'logto'],
    register: ['allauth', 'betterauth'],
  },
  unconfirmed: ['groups, answers, refresh, notes'],
} as const satisfies CatalogEntry;
