import assert from 'node:assert/strict';
import type { Exercises } from '../support/flet-table.js';
import { errorOf, openSite, type Site, type SiteOptions } from '../support/site.js';
import type { StubServer } from '../support/stub-server.js';
import { byRequest } from '../support/transports.js';
import type { ServerExercise } from './provider-rows.js';
import { splitSettings } from './row-settings.js';

const html = '<p data-outcome="success">Welcome to my app</p>';

/** The answer to a page's attempt, with the README's settings and without them. */
async function compare(
  snippet: string,
  attempt: (site: Site) => Promise<Response>,
  judge: (withIt: Response, without: Response, site: Site) => Promise<void>,
): Promise<void> {
  const { provider, endpoint } = await splitSettings([snippet], { html });
  const plain = ({ url }: StubServer) => ({ id: 'github', apiBases: [url] });
  const options: SiteOptions = { stub: (stub) => ({ ...plain(stub), ...provider }), settings: endpoint };
  const site = await openSite(byRequest, options);
  try {
    const other = await openSite(byRequest, { stub: plain });
    try {
      await judge(await attempt(site), await attempt(other), site);
    } finally {
      await other.close();
    }
  } finally {
    await site.close();
  }
}

const login = (wish: string) => (site: Site) =>
  site.browser.visit(`${site.base}/login/github?${wish}`, { accept: 'application/json' });

async function askToken(site: Site): Promise<Response> {
  await site.login('?mode=popup', 'github');
  return site.browser.post(`${site.base}/token`, { provider: 'github' });
}

async function askApi(site: Site): Promise<Response> {
  await site.login('?mode=popup', 'github');
  const headers = { 'x-oauth-elements': '1', 'x-oauth-base': '0' };
  return site.browser.ask(`${site.base}/proxy/github/user`, headers);
}

async function endOwn(site: Site): Promise<Response> {
  const address = await login('mode=popup&complete_page=own')(site);
  const location = address.headers.get('location');
  return location === null ? address : site.back(site.stub.approve(location));
}

async function refusedAs(response: Response, code: string): Promise<void> {
  assert.equal(response.status, code === 'complete_page_unknown' ? 400 : 403);
  assert.equal(await errorOf(response), code);
}

export const settingsRows: Exercises<ServerExercise> = {
  'page.login(provider, scope=["public_repo"])': [
    {
      claim: 'lets pages ask for that scope, and no other',
      run: (snippet) =>
        compare(snippet, login('scope=public_repo'), async (response, without, site) => {
          const location = new URL(response.headers.get('location') ?? '');
          assert.equal(location.searchParams.get('scope'), 'profile public_repo');
          await refusedAs(without, 'scope_not_allowed');
          await refusedAs(await login('scope=repo')(site), 'scope_not_allowed');
        }),
    },
  ],
  'complete_page_html=html': [
    {
      claim: 'shows the app’s own HTML at the end of a login',
      run: (snippet) =>
        compare(snippet, endOwn, async (response, without) => {
          assert.equal(response.status, 200);
          assert.ok((await response.text()).includes(html));
          await refusedAs(without, 'complete_page_unknown');
        }),
    },
  ],
  'page.auth.token.access_token': [
    {
      claim: 'gives pages the access token, and no refresh token',
      run: (snippet) =>
        compare(snippet, askToken, async (response, without, site) => {
          const answer = (await response.json()) as Record<string, unknown>;
          assert.equal(answer['access_token'], site.stub.made('access')[0]);
          assert.deepEqual(Object.keys(answer).sort(), [
            'access_token',
            'expires_at',
            'expires_in',
            'scope',
            'token_type',
          ]);
          await refusedAs(without, 'token_not_available');
        }),
    },
  ],
  'requests.get("https://api.github.com/user/repos", …)': [
    {
      claim: 'lets pages call the API through the endpoint, which adds the token',
      run: (snippet) =>
        compare(snippet, askApi, async (response, without, site) => {
          assert.deepEqual(await response.json(), site.stub.user);
          const bearers = site.stub.calls
            .filter(({ path }) => path === '/user')
            .map(({ headers }) => headers.authorization);
          const bearer = `Bearer ${site.stub.made('access')[0]}`;
          assert.deepEqual(bearers, [bearer, bearer]);
          await refusedAs(without, 'token_not_available');
        }),
    },
  ],
};
