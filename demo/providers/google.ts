import { pageOf, type Api } from './emulated-api.js';
import { startEmulated } from './emulated-provider.js';
import { registeredAt, type Closable, type LocalProvider } from './local-provider.js';

const groupsScope = 'https://www.googleapis.com/auth/cloud-identity.groups.readonly';

const membership = (id: string, displayName: string) => ({
  group: `groups/${id}`,
  groupKey: { id: `${id}@example.com` },
  displayName,
  membership: `groups/${id}/memberships/1`,
  roles: [{ name: 'MEMBER' }],
});

const memberships = [
  membership('compilers', 'Compilers'),
  membership('navy', 'Navy'),
  membership('teachers', 'Teachers'),
];

const failure = (code: number, status: string, message: string) => ({
  status: code,
  body: { error: { code, status, message } },
});

/** Cloud Identity's searches for a person's groups. */
const cloudIdentity: Api = async ({ url, scope, ask }) => {
  if (!/^\/v1\/groups\/-\/memberships:search(Direct|Transitive)Groups$/.test(url.pathname)) return undefined;
  if (!scope.has(groupsScope)) {
    return failure(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
  }
  const { email } = (await ask('/oauth2/v2/userinfo')) as { email: string };
  const asked = /member_key_id\s*==\s*'([^']*)'/.exec(url.searchParams.get('query') ?? '')?.[1];
  if (asked !== email) return failure(403, 'PERMISSION_DENIED', 'Permission denied for that member.');
  const page = Number(url.searchParams.get('pageToken') ?? 1);
  const { items, more } = pageOf(memberships, page);
  return { body: { memberships: items, ...(more ? { nextPageToken: String(page + 1) } : {}) } };
};

/** `emulate` as Google, with Cloud Identity's groups and a revocation that ends tokens. */
export async function startGoogle(local: LocalProvider): Promise<Closable> {
  const { client, baseUrl } = local;
  return startEmulated(local, {
    service: 'google',
    name: 'Google',
    seed: {
      users: [
        { email: 'grace@example.com', name: 'Grace Hopper', picture: `${baseUrl}/avatars/grace.svg` },
        { email: 'lina@example.com', name: '李娜' },
      ],
      oauth_clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          name: 'oauth-elements demo',
          redirect_uris: registeredAt(local),
        },
      ],
    },
    tokenPath: '/oauth2/token',
    revocationPath: '/oauth2/revoke',
    api: cloudIdentity,
    unauthorized: { error: { code: 401, status: 'UNAUTHENTICATED', message: 'Invalid credentials.' } },
  });
}
