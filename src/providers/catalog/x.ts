import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/xdevplatform/docs fundamentals/authentication/oauth-2-0';

export const x = {
  name: 'X',
  authorizationEndpoint: 'https://x.com/i/oauth2/authorize',
  tokenEndpoint: 'https://api.x.com/2/oauth2/token',
  userEndpoint: 'https://api.x.com/2/users/me?user.fields=profile_image_url,confirmed_email',
  revocationEndpoint: 'https://api.x.com/2/oauth2/revoke',
  scopes: ['users.read', 'tweet.read', 'offline.access'],
  userScopes: ['users.email'],
  clientAuth: 'client_secret_basic',
  user: {
    id: 'data.id',
    name: ['data.name', 'data.username'],
    email: { at: 'data.confirmed_email', verified: 'always' },
    avatar: 'data.profile_image_url',
  },
  refresh: { tokens: 'on-request', rotates: true, lifetime: 7200, note: 'offline.access' },
  register: 'developer.x.com → Projects & Apps → User authentication settings',
  notes: ['PKCE is required.', 'confirmed_email is the only address it hands out, and is confirmed.'],
  confirmedIn: {
    authorizationEndpoint: ['allauth', 'appwrite', 'authjs'],
    tokenEndpoint: ['allauth', 'appwrite', 'authjs'],
    userEndpoint: ['allauth', 'appwrite', 'authjs'],
    revocationEndpoint: [
      'read 2026-11-23: docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token',
    ],
    user: ['allauth', 'aspnetcontrib', 'authjs'],
    scopes: ['appwrite', 'authjs', 'betterauth'],
    clientAuth: ['allauth', 'betterauth', docs],
    register: ['authjs', 'logto', 'nango'],
    notes: [docs],
  },
  unconfirmed: [
    'refresh: its pages tell the scope and the two hours; no source was read for rotation',
    'that it refuses the login unless “Request email from users” is on in its settings: only other apps say so',
  ],
} as const satisfies CatalogEntry;
