import type { CatalogEntry } from './entry.js';

export const vk = {
  name: 'VK',
  authorizationEndpoint: 'https://id.vk.com/authorize',
  tokenEndpoint: 'https://id.vk.com/oauth2/auth',
  userEndpoint: 'https://id.vk.com/oauth2/user_info',
  scopes: [],
  userScopes: ['email'],
  callbackFields: ['device_id'],
  refreshFields: ['device_id'],
  clientAuth: 'client_secret_post',
  userRequest: {
    method: 'POST',
    token: { in: 'body', name: 'access_token' },
    fields: { client_id: '{clientId}' },
  },
  user: { id: 'user.user_id', name: ['{user.first_name} {user.last_name}'], avatar: 'user.avatar' },
  refresh: {
    tokens: 'always',
    lifetime: 3600,
    note: 'with the device_id of the login, which the session keeps; a token that an app restores itself has none',
  },
  register: 'id.vk.com/about/business → your app',
  confirmedIn: {
    authorizationEndpoint: ['betterauth', 'nuxtauthutils'],
    tokenEndpoint: ['betterauth', 'nuxtauthutils'],
    userEndpoint: ['betterauth', 'nuxtauthutils'],
    user: ['socialiteproviders', 'nuxtauthutils'],
    scopes: ['socialiteproviders', 'allauth'],
    clientAuth: ['allauth', 'betterauth', 'socialiteproviders'],
    wire: ['betterauth', 'socialiteproviders'],
  },
  unconfirmed: [
    'refresh: its page tells the hour; betterauth refreshes without a device_id',
    'register: only betterauth says where',
    'whether its email address is verified: none is handed out',
  ],
} as const satisfies CatalogEntry;
