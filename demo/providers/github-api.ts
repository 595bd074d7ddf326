import { pageOf, type Api, type ApiAnswer, type ApiRequest } from './emulated-api.js';

const team = (id: number, name: string, organization: string) => ({
  id,
  name,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  description: null,
  privacy: 'closed',
  organization: { id: 9000, login: organization },
});

const teams = [
  team(501, 'Core', 'octo-org'),
  team(502, 'Documentation', 'octo-org'),
  team(503, 'Night Owls', 'octo-friends'),
];

/** What GitHub serves and `emulate` does not, or to everybody. */
export const gitHubApi: Api = async (request) => {
  if (request.method !== 'GET') return undefined;
  if (request.url.pathname === '/user/teams') return listTeams(request);
  if (request.url.pathname === '/user/repos') return listRepositories(request);
  return undefined;
};

/** Two a page, whatever `per_page` says. Ana's organization hides its teams from apps. */
async function listTeams({ url, scope, ask }: ApiRequest): Promise<ApiAnswer> {
  const { login } = (await ask('/user')) as { login: string };
  if (!scope.has('read:org') || login === 'ana') {
    const message = 'You need at least read:org scope or user scope to list your teams.';
    return {
      status: 403,
      headers: { 'x-accepted-oauth-scopes': 'admin:org, read:org, repo, user, write:org' },
      body: { message, status: '403' },
    };
  }
  const page = Number(url.searchParams.get('page') ?? 1);
  const { items, more } = pageOf(teams, page);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return { body: items, ...(more ? { headers: { link: `<${next.href}>; rel="next"` } } : {}) };
}

/** Private repositories only if `repo` was granted. */
async function listRepositories({ url, scope, ask }: ApiRequest): Promise<ApiAnswer> {
  const all = (await ask(`/user/repos${url.search}`)) as { private: boolean }[];
  return { body: all.filter((one) => !one.private || scope.has('repo')) };
}
