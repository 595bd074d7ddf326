import type { CatalogEntry } from './entry.js';

const metadata = 'read 2026-11-29: auth.buffer.com/.well-known/openid-configuration';
const guide = 'read 2026-11-29: developers.buffer.com/guides/authentication.html';

export const buffer = {
  name: 'Buffer',
  issuer: 'https://auth.buffer.com',
  authorizationEndpoint: 'https://auth.buffer.com/auth',
  tokenEndpoint: 'https://auth.buffer.com/token',
  userEndpoint: 'https://api.buffer.com/',
  revocationEndpoint: 'https://auth.buffer.com/token/revocation',
  scopes: ['account:read'],
  clientAuth: 'client_secret_post',
  sendsIssuer: true,
  userRequest: {
    method: 'POST',
    body: 'json',
    fields: { query: 'query { account { id name avatar } }' },
  },
  user: { id: 'data.account.id', name: ['data.account.name'], avatar: 'data.account.avatar' },
  refresh: { tokens: 'on-request', rotates: true, lifetime: 3600, note: 'offline_access, prompt=consent' },
  register: 'Buffer → Settings → API → App Clients',
  notes: ['Its older addresses (bufferapp.com) answer until February 1, 2027.'],
  confirmedIn: {
    'issuer, revocationEndpoint': [metadata],
    'authorizationEndpoint, tokenEndpoint': ['nango', metadata],
    'scopes, sendsIssuer': [metadata],
    'clientAuth, userEndpoint': [metadata, guide],
    'user, wire': ['read 2026-11-29: developers.buffer.com/reference.html'],
    refresh: ['nango', guide],
    register: ['nango', 'read 2026-11-29: developers.buffer.com/guides/building-apps.html'],
    notes: ['read 2026-11-29: buffer.com/resources/legacy-rest-api-retired'],
  },
  unconfirmed: ['whether its email address is verified: none is handed out'],
} as const satisfies CatalogEntry;
