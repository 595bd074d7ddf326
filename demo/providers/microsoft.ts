import { pageOf, type Api } from './emulated-api.js';
import { startEmulated } from './emulated-provider.js';
import { registeredAt, type Closable, type LocalProvider } from './local-provider.js';

const entry = (type: string, id: number, displayName: string) => ({
  '@odata.type': `#microsoft.graph.${type}`,
  id: `00000000-0000-4000-8000-00000000000${id}`,
  displayName,
});

const memberOf = [
  entry('group', 1, 'Trajectories'),
  entry('group', 2, 'West Computing'),
  entry('directoryRole', 3, 'Global Reader'),
  entry('group', 4, 'Book Club'),
];

const groupScopes = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];

const denied = {
  status: 403,
  body: {
    error: {
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    },
  },
};

/** Microsoft Graph: the user, and the groups of the user. */
const graph: Api = ({ url, scope }) => {
  // Scopes of Graph may come with its address before their name.
  const granted = [...scope].map((one) => one.replace(/^.*\//, ''));
  if (url.pathname === '/v1.0/me') return granted.includes('User.Read') ? undefined : denied;
  const path = /^\/v1\.0\/me\/(?:memberOf|transitiveMemberOf)(\/microsoft\.graph\.group)?$/.exec(
    url.pathname,
  );
  if (!path) return undefined;
  if (!groupScopes.some((one) => granted.includes(one))) return denied;
  const list = path[1] ? memberOf.filter((one) => one['@odata.type'].endsWith('.group')) : memberOf;
  const page = Number(url.searchParams.get('$skiptoken') ?? 1);
  const { items, more } = pageOf(list, page);
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(page + 1));
  return { body: { value: items, ...(more ? { '@odata.nextLink': next.href } : {}) } };
};

/** `emulate` as Microsoft Entra ID and Graph, at the paths that they really have. */
export async function startMicrosoft(local: LocalProvider): Promise<Closable> {
  const { client, baseUrl } = local;
  return startEmulated(local, {
    service: 'microsoft',
    name: 'Microsoft',
    seed: {
      users: [
        { email: 'katherine@example.com', name: 'Katherine Johnson' },
        { email: 'dorothy@example.com', name: 'Dorothy Vaughan' },
      ],
      oauth_clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          name: 'oauth-elements demo',
          // The emulator lets people come back after a sign-out to one of these only.
          redirect_uris: [...registeredAt(local), baseUrl, `${baseUrl}/`],
        },
      ],
    },
    tokenPath: '/oauth2/v2.0/token',
    rewrite: (path) => path.replace(/^\/[\w.-]+(?=\/(?:oauth2|discovery)\/v2\.0\/)/, ''),
    api: graph,
    unauthorized: { error: { code: 'InvalidAuthenticationToken', message: 'The token is not valid.' } },
  });
}
