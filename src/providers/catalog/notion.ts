import type { CatalogEntry } from './entry.js';

export const notion = {
  name: 'Notion',
  authorizationEndpoint: 'https://api.notion.com/v1/oauth/authorize',
  tokenEndpoint: 'https://api.notion.com/v1/oauth/token',
  scopes: [],
  authorizationParams: { owner: 'user' },
  clientAuth: 'client_secret_basic',
  pkce: false,
  tokenRequest: 'json',
  userFromToken: 'owner.user',
  user: { id: 'id', name: ['name'], avatar: 'avatar_url' },
  refresh: { tokens: 'unknown' },
  answers: { lifetimeAs: 'absent' },
  register: 'notion.so/my-integrations → a public integration',
  notes: [
    'The person chooses pages to share during the login.',
    'The user is part of the token answer: a restored token brings none.',
  ],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'arctic'],
    tokenEndpoint: ['allauth', 'appwrite', 'arctic'],
    user: ['authjs', 'allauth'],
  },
  unconfirmed: [
    'clientAuth, pkce, wire, answers, register, notes',
    'whether its email address is verified: none is handed out',
    'whether refresh tokens are issued: no catalog says',
  ],
} as const satisfies CatalogEntry;
