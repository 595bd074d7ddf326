import type { CatalogEntry } from './entry.js';

const user = 'read 2026-11-29: github.com/discord/discord-api-docs developers/resources/user.mdx';
const oauth = 'read 2026-11-29: github.com/discord/discord-api-docs developers/topics/oauth2.mdx';

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
  notes: ['The token endpoint takes forms only.', 'Revoking one token ends all of that authorization.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'hanko', 'logto'],
    'tokenEndpoint, userEndpoint': ['allauth', 'aspnetcontrib'],
    revocationEndpoint: ['arctic', 'socialcore'],
    'user, scopes': ['authjs', 'allauth'],
    'groups, answers': [user],
    clientAuth: ['allauth', 'appwrite', 'logto'],
    'refresh, notes': [oauth],
    register: ['allauth', 'betterauth'],
  },
} as const satisfies CatalogEntry;
