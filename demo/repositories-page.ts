import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OAuthEndpoint } from '../src/endpoint/index.js';
import { escapeHtml } from './escape-html.js';
import { dressPage } from './add-menu-and-source.js';
import { pageHeaders } from './page-headers.js';
import { sourcesOf } from './page-sources.js';

const path = '/server/repos';

interface Repository {
  readonly full_name: string;
  readonly description: string | null;
  readonly private: boolean;
}

interface RepositoriesPage {
  readonly endpoint: OAuthEndpoint;
  /** The URL of GitHub's API. */
  readonly api: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The app's own server code: the request says who is signed in, and the token stays on the server. */
export async function serveRepositories({
  endpoint,
  api,
  request,
  response,
}: RepositoriesPage): Promise<void> {
  const authorization = await endpoint.authorization(request, 'github');
  let content = message('Nobody is signed in with GitHub.', 'Sign in with GitHub');
  let status = 200;
  if (authorization) {
    try {
      const { accessToken } = await authorization.getToken();
      const repositories = await listRepositories(api, accessToken);
      content = `<section><h2>Repositories of ${escapeHtml(authorization.user?.name ?? 'this account')}</h2><ul class="plain">${repositories.map(describe).join('')}</ul></section>`;
    } catch {
      content = message('GitHub didn’t return the repositories.', 'Sign in again');
      status = 502;
    }
    // The token may have been refreshed: without these the browser would keep the old one.
    for (const cookie of authorization.setCookies) response.appendHeader('set-cookie', cookie);
  }
  const headers = { ...pageHeaders(path), 'cache-control': 'no-store' };
  const html = dressPage(page(content), { path, sources: await sourcesOf(path) });
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
}

async function listRepositories(api: string, accessToken: string): Promise<Repository[]> {
  const headers = {
    authorization: `Bearer ${accessToken}`,
    accept: 'application/vnd.github+json',
    'user-agent': 'oauth-elements-demo',
  };
  const answer = await fetch(`${api}/user/repos?per_page=100&sort=updated`, { headers });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
  return (await answer.json()) as Repository[];
}

function describe({ full_name: name, description, private: hidden }: Repository): string {
  const mark = hidden ? ' <small>private</small>' : '';
  return `<li><strong>${escapeHtml(name)}</strong>${mark}<br>${escapeHtml(description ?? '')}</li>`;
}

/** The login comes back here. */
function message(text: string, link: string): string {
  return `<section>
        <p>${text}</p>
        <p class="ways"><a class="main" href="/api/oauth/login/github?return_to=${path}">${link}</a></p>
      </section>`;
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API from your server – oauth-elements</title>
  </head>
  <body>
    <main>
      <h1>Call the API from your server</h1>
      <p class="lead">The server of this site lists GitHub repositories with the token of the person who is signed in.</p>
      ${content}
      <p>
        It calls <code>endpoint.authorization(request, 'github')</code>, then <code>getToken()</code>, and appends
        <code>setCookies</code> to its response. The list needs no script in the page.
      </p>
    </main>
  </body>
</html>
`;
}
