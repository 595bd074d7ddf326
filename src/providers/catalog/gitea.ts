import type { CatalogEntry } from './entry.js';

export const gitea = {
  name: 'Gitea',
  settings: { baseUrl: { kind: 'url', byDefault: 'https://gitea.com', example: 'https://git.acme.example' } },
  authorizationEndpoint: '{baseUrl}/login/oauth/authorize',
  tokenEndpoint: '{baseUrl}/login/oauth/access_token',
  userEndpoint: '{baseUrl}/api/v1/user',
  scopes: ['read:user'],
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['full_name', 'login'], avatar: 'avatar_url' },
  refresh: { tokens: 'always' },
  answers: { idAs: 'number' },
  register: 'Gitea → Settings → Applications → OAuth2 Applications',
  notes: ['Forgejo and Codeberg have the same paths.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'goth', 'pocketbase'],
    tokenEndpoint: ['allauth', 'goth', 'pocketbase'],
    userEndpoint: ['goth', 'pocketbase'],
    user: ['goth', 'pocketbase', 'socialcore'],
    scopes: ['appwrite', 'pocketbase'],
    'clientAuth, refresh': [
      'read 2026-11-29: go-gitea/gitea docs/content/development/oauth2-provider.en-us.md',
    ],
    answers: ['pocketbase', 'socialcore'],
    register: [
      'allauth',
      'read 2026-11-29: go-gitea/gitea docs/content/development/oauth2-provider.en-us.md',
    ],
  },
  unconfirmed: ['notes: not found in a catalog', 'whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
