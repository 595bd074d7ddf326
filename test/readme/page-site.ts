import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../../demo/loopback-server.js';
import { startGitHub } from '../../demo/providers/github.js';
import type { Closable } from '../../demo/providers/local-provider.js';
import { serveFile } from '../../demo/static-files.js';
import { createNodeFetch, toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint, type Fetch } from '../../src/endpoint/index.js';
import { GitHubOAuthProvider } from '../../src/providers/index.js';
import { codeBlocks } from '../support/documents.js';
import { portOfWorker } from '../support/worker-ports.js';
import { splitSettings } from './row-settings.js';
import type { Scope } from './run-snippet.js';

/** Ports beyond those of the demo that other tests run. */
const [sitePort, gitHubPort] = [portOfWorker(8581), portOfWorker(8582)];

export const pageUrl = `http://localhost:${sitePort}`;
export const gitHubUrl = `http://127.0.0.1:${gitHubPort}`;

const client = { clientId: 'readme', clientSecret: 'a-client-secret-never-to-be-seen' };

/** The demo's GitHub, at which `pageUrl` is registered. */
export const startPageGitHub = (): Promise<Closable> =>
  startGitHub({
    client: { ...client, url: gitHubUrl },
    baseUrl: pageUrl,
    people: [],
    signingKey: Promise.resolve({}),
    port: gitHubPort,
    purpose: 'GitHub for the README',
  });

const gitHubApi = 'https://api.github.com';

/**
 * GitHub's own addresses lead to the local one, and the next page's address in an answer is GitHub's again: the
 * settings stay as the README has them.
 */
function fetchLocally(): Fetch {
  const ask = createNodeFetch();
  return async (url, init) => {
    const answer = await ask(url.replace(/^https:\/\/(?:api\.)?github\.com(?=\/)/, gitHubUrl), init);
    const link = answer.headers.get('link');
    if (link === null) return answer;
    const headers = { ...Object.fromEntries(answer.headers), link: link.replaceAll(gitHubUrl, gitHubApi) };
    return new Response(await answer.text(), { status: answer.status, headers });
  };
}

/** The session without elements, for bundlers and import maps. */
const modulePath = /^\/(?:session|shared\/[\w-]+)\.js$/;

function serveModule(path: string, response: ServerResponse): void {
  const text = readFileSync(new URL(`../../dist${path}`, import.meta.url), 'utf8');
  response.setHeader('content-type', 'text/javascript').end(text);
}

/** Somebody's page: `session`, and what it has told so far, are to be found in `window`. */
const page = `<!doctype html>
<title>A page</title>
<script type="module" src="/oauth-elements.js"></script>
<oauth-session><div id="place"></div></oauth-session>
<button>Go</button>
<script type="module">
  await customElements.whenDefined('oauth-session');
  window.session = document.querySelector('oauth-session').session;
  window.told = [];
  for (const type of ['login-start', 'login', 'logout'])
    session.addEventListener(type, ({ provider, mode, reason, error }) => {
      window.told.push([type, provider, mode ?? reason, ...(error === undefined ? [] : [error])].join(' '));
    });
  await session.ready;
  window.isReady = true;
</script>
`;

/** The page that the README shows, as it stands. */
const readmePage = codeBlocks(['html'])[0]?.text ?? '';

/**
 * A site that signs in at GitHub, with the settings that some snippets are.
 * @param scope variables that the settings name.
 */
export async function openPageSite(settings: readonly string[], scope: Scope = {}): Promise<Closable> {
  const given = await splitSettings(settings, scope);
  const authorizationEndpoint = `${gitHubUrl}/login/oauth/authorize`;
  const provider = new GitHubOAuthProvider({ ...client, authorizationEndpoint, ...given.provider });
  const secret = 'a secret of forty characters for testing';
  const answer = toNodeListener(
    createOAuthEndpoint(
      { secret, baseUrl: pageUrl, providers: [provider], ...given.endpoint },
      { fetch: fetchLocally() },
    ),
  );
  const pages = new Map([
    ['/', page],
    ['/readme', readmePage],
  ]);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const html = pages.get(path);
    if (html !== undefined) response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
    else if (path.startsWith('/api/oauth/')) answer(request, response);
    // Browsers ask for it by themselves, and complain where it is missing.
    else if (path === '/favicon.ico') response.writeHead(204).end();
    else if (modulePath.test(path)) serveModule(path, response);
    else serveFile(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await listenOnLoopback(server, sitePort, 'the README’s site');
  return { close: () => closeServer(server) };
}
