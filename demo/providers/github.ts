import type { IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import type { ApiAnswer } from './emulated-api.js';
import { startEmulated } from './emulated-provider.js';
import { gitHubApi } from './github-api.js';
import { registeredAt, type Closable, type LocalProvider } from './local-provider.js';
import { readBody } from './read-body.js';
import type { IssuedTokens } from './emulated-tokens.js';

const users = [
  { login: 'octocat', name: 'The Octocat', email: 'octocat@example.com' },
  { login: 'ana', name: 'Ana Lima', email: 'ana@example.com' },
];

const repos = [
  { owner: 'octocat', name: 'hello-world', description: 'My first repository.', language: 'TypeScript' },
  { owner: 'octocat', name: 'octo-notes', description: 'Notes <i>on</i> eight arms.', language: 'HTML' },
  { owner: 'octocat', name: 'secret-garden', description: 'Nobody else sees this.', private: true },
  { owner: 'ana', name: 'recipes', description: 'What we eat at weekends.', language: 'Python' },
  { owner: 'ana', name: 'thesis', description: 'Not yet.', private: true },
];

const avatar = new URL('../pages/avatars/octocat.svg', import.meta.url);

/** `emulate` as GitHub, with what it lacks: avatars, teams, private repositories, revocation, commas between scopes. */
export async function startGitHub(local: LocalProvider): Promise<Closable> {
  const { clientId, clientSecret } = local.client;
  const application = {
    client_id: clientId,
    client_secret: clientSecret,
    name: 'oauth-elements demo',
    redirect_uris: registeredAt(local),
  };
  const picture = readFileSync(avatar);
  const proof = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return startEmulated(local, {
    service: 'github',
    name: 'GitHub',
    seed: { users, repos, oauth_apps: [application] },
    tokenPath: '/login/oauth/access_token',
    commaScopes: true,
    api: gitHubApi,
    unauthorized: { message: 'Bad credentials', status: '401' },
    answerWithoutToken: (request, tokens) => {
      const { url = '', method } = request;
      if (url.startsWith('/avatars/u/'))
        return { headers: { 'content-type': 'image/svg+xml' }, body: picture };
      if (method !== 'DELETE' || !url.startsWith(`/applications/${clientId}/`)) return undefined;
      return request.headers.authorization === proof
        ? revoke(request, tokens)
        : { status: 401, body: { message: 'Requires authentication', status: '401' } };
    },
  });
}

/** `DELETE /applications/{client_id}/token`, and `/grant`, which here ends no more than the one token. */
async function revoke(request: IncomingMessage, tokens: IssuedTokens): Promise<ApiAnswer> {
  const body = JSON.parse((await readBody(request)) || '{}') as { access_token?: unknown };
  return typeof body.access_token === 'string' && tokens.forget(body.access_token)
    ? { status: 204 }
    : { status: 404, body: { message: 'Not Found', status: '404' } };
}
