import type { CatalogEntry } from './entry.js';

const docs = 'read 2026-11-29: github.com/ppy/osu-web resources/views/docs/auth.blade.php';
const user = 'read 2026-11-29: github.com/ppy/osu-web app/Transformers/UserCompactTransformer.php';

export const osu = {
  name: 'osu!',
  authorizationEndpoint: 'https://osu.ppy.sh/oauth/authorize',
  tokenEndpoint: 'https://osu.ppy.sh/oauth/token',
  userEndpoint: 'https://osu.ppy.sh/api/v2/me',
  scopes: ['identify'],
  clientAuth: 'client_secret_post',
  user: { id: 'id', name: ['username'], avatar: 'avatar_url' },
  refresh: { tokens: 'always', lifetime: 86400 },
  answers: { idAs: 'number' },
  register: 'osu.ppy.sh/home/account/edit#new-oauth-application',
  notes: ['It tells no email address.'],
  confirmedIn: {
    authorizationEndpoint: ['arctic', 'authjs', 'grant'],
    tokenEndpoint: ['arctic', 'authjs', 'grant'],
    userEndpoint: ['authjs', 'grant', 'nuxtauthutils'],
    user: ['authjs', user],
    scopes: ['authjs', 'nango'],
    clientAuth: ['arctic', 'nuxtauthutils', docs],
    answers: ['authjs', user],
    notes: ['authjs', user],
    refresh: ['arctic', docs],
    register: ['authjs', docs],
  },
} as const satisfies CatalogEntry;
