import type { CatalogEntry } from './entry.js';

export const notion = {
  name: 'Notion',
  authorizationEndpoint: 'https://api.notion.com/v1/oauth/authorize',
  tokenEndpoint: 'https://api.notion.com/v1/oauth/token',
  scopes: [],
  authorizationParams: { owner: 'user' },
  clientAuth: 'client_secret_basic',
  tokenRequest: 'json',
  userFromToken: 'owner.user',
  user: { id: 'id', name: ['name'], avatar: 'avatar_url' },
  refresh: { tokens: 'always' },
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
    clientAuth: ['allauth', 'appwrite', 'arctic'],
    wire: ['allauth', 'authjs'],
    'answers, refresh': ['read 2026-11-29: developers.notion.com/reference/create-a-token'],
    register: ['allauth', 'betterauth', 'nango'],
    notes: [
      'read 2026-11-29: developers.notion.com/reference/authorization',
      'read 2026-11-29: developers.notion.com/reference/create-a-token',
    ],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
